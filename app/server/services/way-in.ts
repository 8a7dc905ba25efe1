import { and, eq, ne, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { account, passkey, user } from "../db/schema";
import { countPasskeys } from "./passkey";
import { deleteTokensOf } from "./token";

const CREDENTIAL = "credential";

/** Whose ways in, and by which social providers one can sign in here at present. */
interface Whose {
  userId: string;
  providers: readonly string[];
}

interface LinkedAccount {
  id: string;
  provider: string;
  since: Date;
}

/** The ways in which a person can sign in. */
interface WaysIn {
  password: boolean;
  /** Accounts elsewhere, also of providers that the site offers no more. */
  linked: LinkedAccount[];
  passkeys: number;
}

/** All ways in of a person. */
export async function waysIn(db: Database, userId: string): Promise<WaysIn> {
  const accounts = await db
    .select({
      id: account.id,
      provider: account.providerId,
      since: account.createdAt,
      hasPassword: sql<boolean>`${account.password} is not null`,
    })
    .from(account)
    .where(eq(account.userId, userId))
    .orderBy(account.createdAt, account.id);
  return {
    password: accounts.some(({ provider, hasPassword }) => provider === CREDENTIAL && hasPassword),
    linked: accounts
      .filter(({ provider }) => provider !== CREDENTIAL)
      .map(({ id, provider, since }) => ({ id, provider, since })),
    passkeys: await countPasskeys(db, userId),
  };
}

/** How many of these ways lead in: an account at a provider that the site offers no more does not. */
export const countWaysIn = ({ password, linked, passkeys }: WaysIn, providers: readonly string[]) =>
  Number(password) + passkeys + linked.filter(({ provider }) => providers.includes(provider)).length;

/** Thrown by `removeWayIn`, after which nothing is removed. */
export class LastWayInError extends Error {
  override name = "LastWayInError";
  constructor() {
    super("This is your only way to sign in. Add another one first, then remove it.");
  }
}

/**
 * Removes a way to sign in (a linked account, a passkey) by `remove`, in a transaction that is undone
 * when no way would be left. Removals of one person wait for each other, so that of two tabs that
 * remove the last two ways, one is refused.
 * @throws {LastWayInError}
 */
export function removeWayIn<Result>(
  db: Database,
  { userId, providers }: Whose,
  remove: (tx: Database) => Promise<Result>,
): Promise<Result> {
  return db.transaction(async (tx) => {
    await tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("update");
    const result = await remove(tx);
    if (countWaysIn(await waysIn(tx, userId), providers) === 0) throw new LastWayInError();
    return result;
  });
}

/** Removes passkeys, linked accounts and tokens of a person: only the password still leads in. */
export function removeAllButPassword(db: Database, userId: string): Promise<void> {
  return db.transaction(async (tx) => {
    await tx.delete(passkey).where(eq(passkey.userId, userId));
    await tx.delete(account).where(and(eq(account.userId, userId), ne(account.providerId, CREDENTIAL)));
    await deleteTokensOf(tx, userId);
  });
}
