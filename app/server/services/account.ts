import { and, eq, gt, isNotNull, sql } from "drizzle-orm";
import { hashPassword } from "better-auth/crypto";
import { randomUUID } from "node:crypto";

import type { Database } from "../db/client";

import { account, user, verification } from "../db/schema";

const CREDENTIAL = "credential";

/** Whether somebody can sign in with a password. */
export async function hasPassword(db: Database, userId: string): Promise<boolean> {
  const [found] = await db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, CREDENTIAL), isNotNull(account.password)));
  return found !== undefined;
}

/** When somebody's password was set or changed last; undefined where they have none. */
export async function passwordSetAt(db: Database, userId: string): Promise<Date | undefined> {
  const [found] = await db
    .select({ setAt: account.updatedAt })
    .from(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, CREDENTIAL), isNotNull(account.password)));
  return found?.setAt;
}

/** Gives a password to somebody who has none. Answers false where they have one already. */
export async function addPassword(db: Database, userId: string, password: string): Promise<boolean> {
  const hash = await hashPassword(password);
  return db.transaction(async (tx) => {
    // Two tabs may do this at once; the second waits here and then finds the first one's password.
    await tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("update");
    if (await hasPassword(tx, userId)) return false;
    await tx.insert(account).values({
      id: randomUUID(),
      accountId: userId,
      providerId: CREDENTIAL,
      userId,
      password: hash,
      updatedAt: new Date(),
    });
    return true;
  });
}

/** Stores a new address without asking it, for a site that sends no mail. @throws where it is taken */
export async function replaceAddress(db: Database, userId: string, email: string): Promise<void> {
  await db.update(user).set({ email: email.toLowerCase(), emailVerified: false }).where(eq(user.id, userId));
}

/** Whether a link to a new password was sent with this token, and still works. */
export async function isResetLink(db: Database, token: string): Promise<boolean> {
  const { id, identifier, expiresAt } = verification;
  const [found] = await db
    .select({ id })
    .from(verification)
    .where(and(eq(identifier, `reset-password:${token}`), gt(expiresAt, sql`now() at time zone 'utc'`)));
  return found !== undefined;
}
