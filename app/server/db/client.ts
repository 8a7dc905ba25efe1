import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import postgres from "postgres";

import type { PGlite } from "@electric-sql/pglite";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

import * as schema from "./schema";

const options = { schema, casing: "snake_case" } as const;

/** The database, whichever driver carries it. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** Drizzle on an open PGlite. */
export function pgliteDatabase(client: PGlite): Database {
  return drizzlePglite({ client, ...options });
}

/** Drizzle on a PostgreSQL server, through a pool that connects when first asked. */
export function postgresDatabase(url: string): { db: Database; client: postgres.Sql } {
  const client = postgres(url, { max: 10, connect_timeout: 5, onnotice: () => undefined });
  return { db: drizzlePostgres({ client, ...options }), client };
}

interface OpenDatabase {
  db: Database;
  /** Ends connections; the embedded database writes a checkpoint first. */
  close: () => Promise<void>;
}

/** Kept on globalThis, so that the development server's reloads find the database still open. */
const holder = globalThis as { posthouseDatabase?: OpenDatabase };

/** Makes an opened database the one of this process. */
export function setDatabase(open: OpenDatabase | undefined): void {
  holder.posthouseDatabase = open;
}

/**
 * The database of this process.
 * @throws {Error} when nothing opened it yet: importing this module opens nothing.
 */
export function getDatabase(): Database {
  if (!holder.posthouseDatabase) throw new Error("The database is not open yet. Call openDatabase() first.");
  return holder.posthouseDatabase.db;
}

/** Closes the database of this process, if one is open. */
export async function closeDatabase(): Promise<void> {
  const open = holder.posthouseDatabase;
  holder.posthouseDatabase = undefined;
  await open?.close();
}
