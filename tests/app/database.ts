import postgres from "postgres";

import type { TestServer } from "./server";

import { findHolder } from "~/server/db/embedded/lock";

/** A way to the database of a running test server, beside the server. */
export async function openDatabaseOf({ dataDir }: TestServer): Promise<postgres.Sql> {
  for (let tries = 0; tries < 50; tries += 1) {
    const address = (await findHolder(dataDir))?.address;
    if (address) return postgres(address, { max: 1, onnotice: () => undefined });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The server told no address of its database.");
}

/**
 * Makes all sign-ins an hour old. What is said of their end has the database tell the server of it,
 * which else goes by what it keeps in memory.
 */
export const letTimePass = (sql: postgres.Sql) =>
  sql`update session set created_at = created_at - interval '1 hour', expires_at = expires_at`;
