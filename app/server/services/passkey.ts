import { desc, eq } from "drizzle-orm";

import type { Database } from "../db/client";

import { passkey } from "../db/schema";

/** A member's passkeys, newest first. Their keys stay on the server. */
export async function findPasskeys(db: Database, userId: string) {
  return db
    .select({ id: passkey.id, name: passkey.name, createdAt: passkey.createdAt })
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(desc(passkey.createdAt));
}

/** How many passkeys a member has. */
export const countPasskeys = (db: Database, userId: string) => db.$count(passkey, eq(passkey.userId, userId));
