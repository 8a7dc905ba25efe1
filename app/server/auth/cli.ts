import { drizzle } from "drizzle-orm/postgres-js";

import type * as schema from "../db/schema";

import { initAuth } from "./auth";
import { accountPlugins } from "./plugins";

/**
 * Read by `npm run auth:generate` alone, which looks at the options and asks no database. It must
 * not need the tables either: they are what it generates.
 */
const address = "http://localhost:3000";

export const auth = initAuth({
  baseUrl: address,
  productionUrl: address,
  extraPlugins: accountPlugins({ baseUrl: address, productionUrl: address, oidc: undefined }),
  secret: "only for generating the schema, never for signing",
  db: drizzle.mock<typeof schema>(),
});
