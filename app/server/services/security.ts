import { desc, eq } from "drizzle-orm";

import type { Database } from "../db/client";

import { account, passkey } from "../db/schema";

/** A member's passkeys, newest first. Their keys stay on the server. */
export async function findPasskeys(db: Database, userId: string) {
  return db
    .select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt })
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(desc(passkey.createdAt));
}

/** Where a member can sign in: with a password, and by which providers. */
export async function findSignInMethods(db: Database, userId: string) {
  const accounts = await db
    .select({ provider: account.providerId, password: account.password })
    .from(account)
    .where(eq(account.userId, userId));
  return {
    hasPassword: accounts.some(({ password }) => password !== null),
    providers: accounts.map(({ provider }) => provider).filter((provider) => provider !== "credential"),
  };
}

/** How many passkeys a member has. */
export const countPasskeys = (db: Database, userId: string) => db.$count(passkey, eq(passkey.userId, userId));
