import { lt, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { UsedCode } from "../db/schema";

/** An app's code is right for a minute and a half; the rest is for clocks that differ. */
const KEPT_MINUTES = 5;

/**
 * Takes a code for this once: false when it was taken before, here or on another instance, also at
 * the same moment. Codes whose time is over are forgotten on the way.
 */
export async function takeCode(db: Database, userId: string, code: string): Promise<boolean> {
  await db.delete(UsedCode).where(lt(UsedCode.expiresAt, sql`now()`));
  const taken = await db
    .insert(UsedCode)
    .values({
      key: `totp/${userId}/${code}`,
      expiresAt: sql`now() + ${sql.raw(`interval '${String(KEPT_MINUTES)} minutes'`)}`,
    })
    .onConflictDoNothing()
    .returning({ key: UsedCode.key });
  return taken.length > 0;
}
