import { eq, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { literalLimit, prepared } from "../db/prepared";
import { FeedVisit } from "../db/schema";

/** A look at the feed this long after the last one begins another visit. */
const VISIT_ENDS = sql.raw("interval '30 minutes'");

/** A look is not written down where the last one is no older than this. */
const LOOK_HOLDS = sql.raw("interval '5 minutes'");

const isOver = sql`${FeedVisit.lastAt} < now() - ${VISIT_ENDS}`;
const isDue = sql<boolean>`${FeedVisit.lastAt} < now() - ${LOOK_HOLDS}`;

const visit = prepared((db) =>
  db
    .select({
      since: sql<Date | null>`case when ${isOver} then ${FeedVisit.lastAt} else ${FeedVisit.beforeAt} end`
        .mapWith(FeedVisit.lastAt)
        .as("since"),
      isDue: isDue.as("is_due"),
    })
    .from(FeedVisit)
    .where(eq(FeedVisit.userId, sql.placeholder("userId")))
    .limit(literalLimit(1))
    .prepare("feed_visit"),
);

/**
 * When a member's visit before this one ended, null where this is their first, and whether to write
 * down that they are looking at the feed now.
 */
export async function findVisit(
  db: Database,
  userId: string,
): Promise<{ since: Date | null; isDue: boolean }> {
  const [found] = await visit(db).execute({ userId });
  return found ?? { since: null, isDue: true };
}

/** Writes down that a member is looking at the feed, where it is due. Told twice, it is one look. */
export async function recordLook(db: Database, userId: string): Promise<void> {
  await db
    .insert(FeedVisit)
    .values({ userId, lastAt: sql`now()` })
    .onConflictDoUpdate({
      target: FeedVisit.userId,
      set: {
        beforeAt: sql`case when ${isOver} then ${FeedVisit.lastAt} else ${FeedVisit.beforeAt} end`,
        lastAt: sql`now()`,
      },
      setWhere: isDue,
    });
}
