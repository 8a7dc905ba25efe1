import type { PGlite } from "@electric-sql/pglite";
import type { Sql } from "postgres";

import { contentChanged } from "../changes";

/** The channel of the triggers in `drizzle/`. */
const CHANNEL = "posthouse_changes";

/** Passes on what the embedded database says has changed; heard before a write is acknowledged. */
export async function listenToPglite(client: PGlite): Promise<void> {
  await client.listen(CHANNEL, contentChanged);
}

/**
 * Passes on what a PostgreSQL server says has changed. postgres.js keeps one connection for it and
 * comes back by itself; what changed meanwhile is unknown, so coming back counts as a change.
 */
export async function listenToPostgres(client: Sql): Promise<void> {
  await client.listen(CHANNEL, contentChanged, contentChanged);
}
