import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { randomBytes } from "node:crypto";
import postgres from "postgres";

import { pgliteDatabase, postgresDatabase, type Database } from "../client";
import { migrateDatabase } from "../migrate";
import { testPostgresUrl } from "~/env/server";

/** One database for a whole worker process: to start PGlite takes seconds, to empty it milliseconds. */
const kept = globalThis as { posthouseMockDb?: Promise<Database> };

/**
 * An empty migrated database behind the type of the real one: PGlite in memory, or, where
 * TEST_POSTGRES_URL is set, a database of this process's own on that server. Every call answers
 * the same one, emptied.
 */
export async function createMockDb(): Promise<Database> {
  const known = kept.posthouseMockDb;
  const db = await (kept.posthouseMockDb ??= create());
  if (known) await resetDatabase(db);
  return db;
}

/** Empties all tables of the app in one statement; counters start anew. */
export async function resetDatabase(db: Database): Promise<void> {
  await db.execute(sql`DO $$ BEGIN EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' RESTART IDENTITY CASCADE'
    FROM pg_tables WHERE schemaname = 'public'
  ); END $$`);
}

async function create(): Promise<Database> {
  const server = testPostgresUrl();
  const db = server ? await createOnServer(server) : pgliteDatabase(await PGlite.create());
  await migrateDatabase(db);
  return db;
}

async function createOnServer(server: string): Promise<Database> {
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  const admin = postgres(server, { max: 1 });
  await admin.unsafe(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return postgresDatabase(url.href).db;
}
