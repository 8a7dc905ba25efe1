import { drizzle } from "drizzle-orm/postgres-js";

import type { Database } from "../db/client";

import { initAuth } from "./auth";

/**
 * Read by `npm run auth:generate` alone, which looks at the options and asks no database. It must
 * not need the tables either: they are what it generates.
 */
export const auth = initAuth({
  baseUrl: "http://localhost:3000",
  productionUrl: "http://localhost:3000",
  secret: "only for generating the schema, never for signing",
  db: drizzle.mock() as unknown as Database,
});
