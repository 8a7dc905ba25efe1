import { readMigrationFiles } from "drizzle-orm/migrator";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

import type { MigrationConfig } from "drizzle-orm/migrator";
import type postgres from "postgres";

import type { Database } from "./client";

import { ensureChangeTriggers } from "./triggers";

/** Any number will do; every instance of the app must use the same one. */
const LOCK = 7_305_221_194;
const LOCK_TIMEOUT = "120s";

/**
 * Applies the migrations in `drizzle/` that the database has not seen, in one transaction. On a
 * PostgreSQL server instances that start together take turns; the embedded database has one process.
 * `db` must reach the server itself and no pooler: the turn is a lock of one connection.
 * @throws when a migration fails, or when another instance migrates for more than two minutes.
 */
export async function migrateDatabase(db: Database): Promise<void> {
  const server = serverClient(db);
  if (!server) return applyMigrations(db);
  const connection = await server.reserve();
  try {
    await connection.unsafe(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
    await connection`SELECT pg_advisory_lock(${LOCK})`;
    await applyMigrations(db);
  } finally {
    await connection`SELECT pg_advisory_unlock(${LOCK})`.catch(() => undefined);
    await connection`RESET lock_timeout`.catch(() => undefined);
    connection.release();
  }
}

/** The pool of a PostgreSQL server; PGlite has no connections to reserve. */
function serverClient(db: Database): postgres.Sql | undefined {
  const { $client } = db as Database & { $client: postgres.Sql | object };
  return "reserve" in $client ? $client : undefined;
}

async function applyMigrations(db: Database): Promise<void> {
  const config: MigrationConfig = { migrationsFolder: migrationsFolder() };
  // Drizzle's own `migrate` functions are these lines, typed for one driver each.
  const { dialect, session } = db as unknown as {
    dialect: { migrate: (files: unknown, session: unknown, config: MigrationConfig) => Promise<void> };
    session: unknown;
  };
  await dialect.migrate(readMigrationFiles(config), session, config);
  await ensureChangeTriggers(db);
}

/** Looks upwards from this file, in the source or in the build, then from the working directory. */
function migrationsFolder(): string {
  for (const start of [import.meta.dirname, process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(folder, "drizzle");
      if (existsSync(join(candidate, "meta", "_journal.json"))) return candidate;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(
    `The folder drizzle/ with the migrations was not found above ${import.meta.dirname} or ${process.cwd()}.`,
  );
}
