import { defineConfig } from "drizzle-kit";

import { migrationUrl } from "./app/env/server.ts";

/**
 * For drizzle-kit only. `scripts/database.ts` sets POSTGRES_URL for the embedded database too, so
 * there is one way in; generating a migration needs no database and opens none.
 */
export default defineConfig({
  dialect: "postgresql",
  schema: "./app/server/db/schema.ts",
  out: "./drizzle",
  casing: "snake_case",
  dbCredentials: { url: migrationUrl() },
});
