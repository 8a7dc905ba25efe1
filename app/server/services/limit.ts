import { eq, lt, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { RateLimit } from "../db/schema";
import { logger } from "../logger";
import { requestContext } from "../request-context";

/** How often something may be tried in a while; counted in the database, so that instances share it. */
export interface Limit {
  name: string;
  tries: number;
  seconds: number;
  /** What is said of it, where it is not trying but doing that there was too much of: a sentence. */
  excess?: string;
}

/** Thrown instead of letting somebody try once more; the message is for them. */
export class TooManyTries extends Error {
  override name = "TooManyTries";
  constructor(seconds: number, excess = "Too many tries.") {
    super(`${excess} Try again in ${inWords(seconds)}.`);
  }
}

const HOUR = 60 * 60;

function inWords(seconds: number): string {
  if (seconds > 1.5 * HOUR) return `${Math.ceil(seconds / HOUR)} hours`;
  if (seconds > 50 * 60) return "an hour";
  return seconds > 60 ? `${Math.ceil(seconds / 60)} minutes` : "a minute";
}

const keyOf = (limit: Limit, who: string) => `${limit.name}/${who}`;

/** By the database's clock, which all instances share. */
const secondsLeft = sql<number>`ceil(extract(epoch from ${RateLimit.resetsAt} - now()))::int`;

/**
 * Counts a try in one statement, however many instances count at once.
 * @throws {TooManyTries} when there were as many already as the limit allows.
 */
export async function takeTry(db: Database, limit: Limit, who: string): Promise<void> {
  pruneNowAndThen(db);
  await countTry(db, limit, who);
}

/**
 * The same within a transaction: what is refused, and so undone, is not counted either. It belongs at
 * the end of one, since the same one's other tries wait from here to there.
 * @throws {TooManyTries}
 */
export async function countTry(db: Pick<Database, "insert">, limit: Limit, who: string): Promise<void> {
  const resetsAt = sql`now() + make_interval(secs => ${limit.seconds})`;
  const isOver = sql`${RateLimit.resetsAt} <= now()`;
  const [counted] = await db
    .insert(RateLimit)
    .values({ key: keyOf(limit, who), count: 1, resetsAt })
    .onConflictDoUpdate({
      target: RateLimit.key,
      set: {
        count: sql`CASE WHEN ${isOver} THEN 1 ELSE ${RateLimit.count} + 1 END`,
        resetsAt: sql`CASE WHEN ${isOver} THEN excluded.resets_at ELSE ${RateLimit.resetsAt} END`,
      },
    })
    .returning({ count: RateLimit.count, secondsLeft });
  // A try that waited for another one's count began before that one's time did.
  if (counted && counted.count > limit.tries) refuse(limit, Math.min(counted.secondsLeft, limit.seconds));
}

/** Lets somebody begin anew who has shown that the tries were their own. */
export async function forgetTries(db: Database, limit: Limit, who: string): Promise<void> {
  await db.delete(RateLimit).where(eq(RateLimit.key, keyOf(limit, who)));
}

/** @throws {TooManyTries} always; the answer's `Retry-After` says the same. */
export function refuse({ excess }: Limit, seconds: number): never {
  const context = requestContext();
  if (context) context.retryAfter = seconds;
  throw new TooManyTries(seconds, excess);
}

const PRUNED_EVERY_MS = 10 * 60_000;
let prunedAt = -Infinity;

function pruneNowAndThen(db: Database): void {
  if (performance.now() - prunedAt < PRUNED_EVERY_MS) return;
  prunedAt = performance.now();
  pruneLimits(db).catch((error: unknown) => logger().warn({ err: error }, "old limits were not removed"));
}

/** Removes what was counted in a time that is over. */
export async function pruneLimits(db: Database): Promise<void> {
  await db.delete(RateLimit).where(lt(RateLimit.resetsAt, sql`now()`));
}
