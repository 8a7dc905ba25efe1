import { and, asc, eq, lte, sql } from "drizzle-orm";

import type { Database } from "../db/client";
import type { Message } from "./letter";

import { Mail } from "../db/schema";
import { logger } from "../logger";

type StoredMail = typeof Mail.$inferSelect;

/** Longer than a mail server may take: another worker must not find the message meanwhile. */
const LEASE_SECONDS = 120;

const FIRST_DELAY_SECONDS = 5;
const LONGEST_DELAY_SECONDS = 3600;
const GIVE_UP_AFTER_MS = 2 * 24 * 3_600_000;

/** A time that never comes: what the development inbox shows must reach nobody. */
const NEVER = new Date("9999-01-01T00:00:00Z");

/** Stores a message, to be sent soon, or with `held` never: then the development inbox shows it. */
export async function storeMail(
  db: Database,
  message: Message,
  { held = false }: { held?: boolean } = {},
): Promise<void> {
  await db.insert(Mail).values({ ...message, ...(held ? { sendAfter: NEVER } : {}) });
}

/** What became of a look at the outbox. */
export type Delivery = "sent" | "failed" | "nothing due";

/**
 * Sends the message that has been due for longest. Workers of several instances share the work: each
 * takes what no other has taken. What is taken counts as due again after a while, so nothing is
 * lost with a worker.
 */
export async function deliverNext(
  db: Database,
  send: (message: Message) => Promise<void>,
): Promise<Delivery> {
  const mail = await takeDue(db);
  if (!mail) return "nothing due";
  const { id, attempts, createdAt, recipient, subject, text, html } = mail;
  try {
    await send({ recipient, subject, text, html });
  } catch (error) {
    const isOver = Date.now() - createdAt.getTime() > GIVE_UP_AFTER_MS;
    const outcome = isOver ? "mail given up" : "mail not sent, will be tried again";
    logger().warn({ mail: id, attempts, ...codesOf(error) }, outcome);
    await (isOver ? remove(db, mail) : postpone(db, mail));
    return "failed";
  }
  await remove(db, mail);
  return "sent";
}

async function takeDue(db: Database): Promise<StoredMail | undefined> {
  const longest = db
    .select({ id: Mail.id })
    .from(Mail)
    .where(lte(Mail.sendAfter, sql`now()`))
    .orderBy(asc(Mail.sendAfter))
    .limit(1)
    .for("update", { skipLocked: true });
  const [taken] = await db
    .update(Mail)
    .set({ attempts: sql`${Mail.attempts} + 1`, sendAfter: inSeconds(LEASE_SECONDS) })
    .where(and(eq(Mail.id, sql`(${longest})`), lte(Mail.sendAfter, sql`now()`)))
    .returning();
  return taken;
}

async function remove(db: Database, { id }: StoredMail): Promise<void> {
  await db.delete(Mail).where(eq(Mail.id, id));
}

async function postpone(db: Database, { id, attempts }: StoredMail): Promise<void> {
  const delay = Math.min(FIRST_DELAY_SECONDS * 2 ** (attempts - 1), LONGEST_DELAY_SECONDS);
  await db
    .update(Mail)
    .set({ sendAfter: inSeconds(delay) })
    .where(eq(Mail.id, id));
}

const inSeconds = (seconds: number) => sql`now() + ${seconds} * interval '1 second'`;

/** What a mail server's refusal may show in the log: its words may hold the address. */
function codesOf(error: unknown): { code?: unknown; responseCode?: unknown } {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  return { code, responseCode };
}
