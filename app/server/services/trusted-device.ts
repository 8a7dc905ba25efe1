import { and, eq, exists, gt, like, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { account, verification } from "../db/schema";

/** Ends the trust in every device of a member, so that each is asked for the second step again. */
export async function forgetTrustedDevices(db: Database, userId: string): Promise<void> {
  await db
    .delete(verification)
    .where(and(eq(verification.value, userId), like(verification.identifier, "trust-device-%")));
}

/** Ends the trust in a device where the member's password is newer than it. */
export async function forgetOutdatedTrust(db: Database, identifier: string): Promise<void> {
  const newerPassword = db
    .select({ one: sql`1` })
    .from(account)
    .where(
      and(
        eq(account.userId, verification.value),
        eq(account.providerId, "credential"),
        gt(account.updatedAt, verification.createdAt),
      ),
    );
  await db.delete(verification).where(and(eq(verification.identifier, identifier), exists(newerPassword)));
}
