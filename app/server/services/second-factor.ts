import { and, eq } from "drizzle-orm";
import { randomInt, randomUUID } from "node:crypto";
import { TRPCError } from "@trpc/server";

import type { Database } from "../db/client";

import { RECOVERY_ALPHABET } from "~/lib/recovery-code";
import { passkey, twoFactor, user } from "../db/schema";
import { newTotpSecret } from "./totp";
import { forgetTrustedDevices } from "./trusted-device";

/** Encrypts with the secret of the site what the database should not show. */
export interface Sealing {
  seal: (text: string) => Promise<string>;
  open: (sealed: string) => Promise<string>;
}

interface Owner {
  db: Database;
  sealing: Sealing;
  userId: string;
}

const RECOVERY_CODES = 10;

/** How Better Auth marks a secret that is the text of base32 rather than bytes. */
const storedSecret = (secret: string) => `base32:${secret}`;

const newRecoveryCode = () => {
  const letters = Array.from({ length: 10 }, () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]);
  return `${letters.slice(0, 5).join("")}-${letters.slice(5).join("")}`;
};

const newRecoveryCodes = () => Array.from({ length: RECOVERY_CODES }, newRecoveryCode);

/** The second factor of a member: by an app's codes or by passkeys alone, and what is left; or null. */
export async function findSecondFactor({ db, sealing, userId }: Owner) {
  const [found] = await db
    .select({ app: twoFactor.verified, recoveryCodes: twoFactor.backupCodes })
    .from(user)
    .innerJoin(twoFactor, eq(twoFactor.userId, user.id))
    .where(and(eq(user.id, userId), eq(user.twoFactorEnabled, true)));
  if (!found) return null;
  const left = JSON.parse(await sealing.open(found.recoveryCodes)) as string[];
  return { app: found.app !== false, recoveryCodesLeft: left.length };
}

/** Whether a member's second factor is on by passkeys alone. */
export async function relyOnPasskeys(db: Database, userId: string): Promise<boolean> {
  const found = await db
    .select({ app: twoFactor.verified })
    .from(user)
    .innerJoin(twoFactor, eq(twoFactor.userId, user.id))
    .where(and(eq(user.id, userId), eq(user.twoFactorEnabled, true), eq(twoFactor.verified, false)));
  return found.length > 0;
}

/**
 * Turns the second factor on, by an app with this secret, or without one by the member's passkeys.
 * An app may follow where it is on by passkeys. Answers the recovery codes, which can't be read again.
 * @throws {TRPCError} CONFLICT when it is on already, BAD_REQUEST without a passkey to rely on
 */
export async function turnOn({ db, sealing, userId }: Owner, secret: string | null): Promise<string[]> {
  const recoveryCodes = newRecoveryCodes();
  const row = {
    id: randomUUID(),
    userId,
    // Nobody knows the secret of those who have no app, and it is never asked for.
    secret: await sealing.seal(storedSecret(secret ?? newTotpSecret())),
    backupCodes: await sealing.seal(JSON.stringify(recoveryCodes)),
    verified: secret !== null,
  };
  await db.transaction(async (tx) => {
    await requireRoom(tx, userId, secret);
    await tx.delete(twoFactor).where(eq(twoFactor.userId, userId));
    await tx.insert(twoFactor).values(row);
    await tx.update(user).set({ twoFactorEnabled: true }).where(eq(user.id, userId));
    await forgetTrustedDevices(tx, userId);
  });
  return recoveryCodes;
}

/** Holds the member's row, so that of two that turn it on at once the second sees the first. */
async function requireRoom(tx: Database, userId: string, secret: string | null): Promise<void> {
  const [member] = await tx
    .select({ on: user.twoFactorEnabled })
    .from(user)
    .where(eq(user.id, userId))
    .for("update");
  const [present] = await tx.select().from(twoFactor).where(eq(twoFactor.userId, userId));
  if (member?.on && present && (present.verified !== false || secret === null)) {
    throw new TRPCError({ code: "CONFLICT", message: "The second factor is on already." });
  }
  if (secret !== null) return;
  const [key] = await tx.select({ id: passkey.id }).from(passkey).where(eq(passkey.userId, userId)).limit(1);
  if (!key) throw new TRPCError({ code: "BAD_REQUEST", message: "Add a passkey first." });
}

/** Turns the second factor off, and ends the trust in every device. */
export async function turnOff(db: Database, userId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(user).set({ twoFactorEnabled: false }).where(eq(user.id, userId));
    await tx.delete(twoFactor).where(eq(twoFactor.userId, userId));
    await forgetTrustedDevices(tx, userId);
  });
}

/**
 * New recovery codes in the place of the old ones.
 * @throws {TRPCError} CONFLICT when the second factor is off
 */
export async function renewRecoveryCodes({ db, sealing, userId }: Owner): Promise<string[]> {
  const recoveryCodes = newRecoveryCodes();
  const renewed = await db
    .update(twoFactor)
    .set({ backupCodes: await sealing.seal(JSON.stringify(recoveryCodes)) })
    .where(eq(twoFactor.userId, userId))
    .returning({ id: twoFactor.id });
  if (renewed.length === 0) throw new TRPCError({ code: "CONFLICT", message: "The second factor is off." });
  return recoveryCodes;
}
