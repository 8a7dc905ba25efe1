import { desc, eq } from "drizzle-orm";

import type { Database } from "../db/client";

import { Mail } from "../db/schema";

const SHOWN = 50;

/** What would have been sent, newest first. */
export function storedMail(db: Database) {
  const { id, recipient, subject, createdAt } = Mail;
  return db.select({ id, recipient, subject, createdAt }).from(Mail).orderBy(desc(id)).limit(SHOWN);
}

/** One message as it would have been sent, or undefined. */
export async function storedMessage(db: Database, messageId: string) {
  const { id, recipient, subject, createdAt, text, html } = Mail;
  const [message] = await db
    .select({ id, recipient, subject, createdAt, text, html })
    .from(Mail)
    .where(eq(id, messageId));
  return message;
}
