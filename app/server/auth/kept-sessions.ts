import type { Session } from "./auth";

import { onSessionChange } from "../changes";

/** How many sessions are kept: some 10 MB at most. */
const SESSIONS_MAX = 5000;

/** What bounds the life of an ended session where the database's word that it ended was lost. */
export const KEPT_MS = 30_000;

interface Kept {
  session: Session;
  /** By a clock that nobody sets: a session must not live longer since the hour was put back. */
  readAt: number;
}

/** Sessions by the signed cookie that was verified for them. The least lately used comes first. */
const kept = new Map<string, Kept>();

/** Counts what was said to have changed: a session read before that is not kept after it. */
let changes = 0;

onSessionChange((userId) => {
  changes += 1;
  if (userId === undefined) kept.clear();
  else for (const [cookie, { session }] of kept) if (session.user.id === userId) kept.delete(cookie);
});

/** The session that was read for this cookie within the last half minute and has not changed since. */
export function keptSession(cookie: string): Session | undefined {
  const found = kept.get(cookie);
  if (!found) return undefined;
  kept.delete(cookie);
  if (performance.now() - found.readAt >= KEPT_MS) return undefined;
  kept.set(cookie, found);
  return found.session;
}

/**
 * To be called before a session is read; what it answers keeps the session that was read, unless
 * any changed meanwhile: the reading may have begun before a revocation that is known by now.
 */
export function beginReading(): (cookie: string, session: Session) => void {
  const [begun, readAt] = [changes, performance.now()];
  return (cookie, session) => {
    if (changes !== begun) return;
    kept.set(cookie, { session, readAt });
    if (kept.size > SESSIONS_MAX) kept.delete(kept.keys().next().value ?? cookie);
  };
}
