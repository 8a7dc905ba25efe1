import { pgliteDatabase, postgresDatabase, setDatabase, type Database } from "./client";
import { isDatabaseAway } from "./errors";
import { openEmbedded } from "./embedded/open";
import { listenToPglite, listenToPostgres } from "./listen";
import { migrateDatabase } from "./migrate";
import { env, migrationUrl } from "~/env/server";

export interface OpenedDatabase {
  db: Database;
  kind: "embedded" | "postgres";
  /** `postgres://…` for other programs; it holds the password, so keep it out of logs. */
  address: string;
  /** True when the embedded database was made by this call. */
  created: boolean;
  /** Ends the connections; the embedded database writes a checkpoint and lets go of its folder. */
  close: () => Promise<void>;
}

/** Thrown at start when the server of POSTGRES_URL does not answer. Shows neither user nor password. */
export class DatabaseAwayError extends Error {
  override name = "DatabaseAwayError";
  constructor(host: string, cause: unknown) {
    super(`PostgreSQL at ${host} can't be reached. Is it running, and is POSTGRES_URL right?`, { cause });
  }
}

/** On globalThis, so that the development server's reloads find the database still open. */
const holder = globalThis as { posthouseOpening?: Promise<OpenedDatabase> | undefined };

/**
 * Opens and migrates the database that the environment names, and makes it the one of this process.
 * A second call answers the same one. `command` is what a person would call this process.
 * @throws {DatabaseHeldError} when another process has the embedded database open.
 */
export function openDatabase({ command }: { command: string }): Promise<OpenedDatabase> {
  holder.posthouseOpening ??= open(command).catch((error: unknown) => {
    holder.posthouseOpening = undefined;
    throw error;
  });
  return holder.posthouseOpening;
}

async function open(command: string): Promise<OpenedDatabase> {
  const { postgresUrl, dataDir } = env();
  const opened = postgresUrl ? await openPostgres(postgresUrl) : await openFolder(dataDir, command);
  const close = async () => {
    holder.posthouseOpening = undefined;
    setDatabase(undefined);
    await opened.close();
  };
  setDatabase({ db: opened.db, close });
  return { ...opened, close };
}

async function openFolder(dataDir: string, command: string): Promise<OpenedDatabase> {
  const { client, ...embedded } = await openEmbedded({ dataDir, command });
  try {
    const db = pgliteDatabase(client);
    await migrateDatabase(db);
    await listenToPglite(client);
    return { db, kind: "embedded", ...embedded };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

async function openPostgres(url: string): Promise<OpenedDatabase> {
  const direct = postgresDatabase(migrationUrl());
  try {
    await migrateDatabase(direct.db);
  } catch (error) {
    throw isDatabaseAway(error) ? new DatabaseAwayError(new URL(url).host, error) : error;
  } finally {
    await direct.client.end();
  }
  const { db, client } = postgresDatabase(url);
  // A pooler hands on no notifications either.
  const listener = postgresDatabase(migrationUrl()).client;
  await listenToPostgres(listener);
  const close = async () => {
    await Promise.all([client.end({ timeout: 5 }), listener.end({ timeout: 5 })]);
  };
  return { db, kind: "postgres", address: url, created: false, close };
}
