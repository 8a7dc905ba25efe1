import { and, desc, eq, gt, lt, ne, or, isNull } from "drizzle-orm";

import type { Database } from "../db/client";

import { sessionsChanged } from "../changes";
import { isDatabaseAway } from "../db/errors";
import { session } from "../db/schema";
import { logger } from "../logger";

type SessionRow = typeof session.$inferSelect;

/** How old the note of a session's last use may grow before it is written anew. */
const USE_NOTED_MS = 10 * 60_000;

/** Notes in the background that a session is in use, unless it was noted a short while ago. */
export function noteUse(db: Database, { id, createdAt, lastUsedAt }: SessionRow): void {
  const now = new Date();
  const noted = new Date(now.getTime() - USE_NOTED_MS);
  if ((lastUsedAt ?? createdAt) > noted) return;
  db.update(session)
    .set({ lastUsedAt: now })
    .where(and(eq(session.id, id), or(isNull(session.lastUsedAt), lt(session.lastUsedAt, noted))))
    .execute()
    .catch((error: unknown) => {
      if (!isDatabaseAway(error)) logger().warn({ err: error }, "the last use of a session was not noted");
    });
}

/** The sessions of a person that are not over, the latest first. */
export function listSessions(db: Database, userId: string) {
  const { id, method, createdAt, lastUsedAt, ipAddress, userAgent } = session;
  return db
    .select({ id, method, createdAt, lastUsedAt, ipAddress, userAgent })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, new Date())))
    .orderBy(desc(session.createdAt), desc(session.id));
}

/** Ends one session of a person. Answers whether there was one. */
export async function revokeSession(db: Database, userId: string, id: string): Promise<boolean> {
  const ended = await db
    .delete(session)
    .where(and(eq(session.id, id), eq(session.userId, userId)))
    .returning({ id: session.id });
  sessionsChanged(userId);
  return ended.length > 0;
}

/** Ends all sessions of a person but one. Answers how many of them were not over anyway. */
export async function revokeOtherSessions(db: Database, userId: string, keptId: string): Promise<number> {
  const ended = await db
    .delete(session)
    .where(and(eq(session.userId, userId), ne(session.id, keptId)))
    .returning({ expiresAt: session.expiresAt });
  sessionsChanged(userId);
  const now = new Date();
  return ended.filter(({ expiresAt }) => expiresAt > now).length;
}
