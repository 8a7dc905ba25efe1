import type { PGlite } from "@electric-sql/pglite";
import type { Sql } from "postgres";

import { contentChanged, sessionsChanged } from "../changes";

/** The channels of the triggers in `drizzle/`, and what a word on each one means. */
const CHANNELS: Record<string, (payload?: string) => void> = {
  posthouse_changes: () => contentChanged(),
  posthouse_sessions: (userId) => sessionsChanged(userId === "" ? undefined : userId),
};

/** Passes on what the embedded database says has changed; heard before a write is acknowledged. */
export async function listenToPglite(client: PGlite): Promise<void> {
  for (const [channel, heard] of Object.entries(CHANNELS)) await client.listen(channel, heard);
}

/**
 * Passes on what a PostgreSQL server says has changed. postgres.js keeps one connection for it and
 * comes back by itself; what changed meanwhile is unknown, so coming back counts as a change of all.
 */
export async function listenToPostgres(client: Sql): Promise<void> {
  for (const [channel, heard] of Object.entries(CHANNELS)) await client.listen(channel, heard, () => heard());
}
