import { and, eq, sql } from "drizzle-orm";
import { createHash } from "node:crypto";

import type { Database } from "../db/client";

import { AVATARS } from "~/lib/avatar";
import { prepared } from "../db/prepared";
import { Avatar, user } from "../db/schema";

/** Characters of the hash that an address carries: enough that no two pictures of a member share them. */
const MARK_LENGTH = 16;

/** The address of a member's picture where it is ours; one elsewhere would tell its site who reads here. */
export const publicImage = sql<
  string | null
>`case when starts_with(${user.image}, ${sql.raw(`'${AVATARS}'`)}) then ${user.image} end`.as("image");

const stored = prepared((db) =>
  db
    .select({ bytes: Avatar.bytes })
    .from(Avatar)
    .where(
      and(
        eq(Avatar.userId, sql.placeholder("userId")),
        eq(sql`left(${Avatar.hash}, ${sql.raw(String(MARK_LENGTH))})`, sql.placeholder("mark")),
      ),
    )
    .prepare("avatar_by_mark"),
);

/** The bytes of the picture that a member has now, when it is the one with this mark. */
export async function findAvatar(db: Database, { userId, mark }: { userId: string; mark: string }) {
  const [avatar] = await stored(db).execute({ userId, mark });
  return avatar?.bytes;
}

/** Makes `bytes` a member's picture and answers its address, which is another for every picture. */
export async function storeAvatar(db: Database, userId: string, bytes: Uint8Array): Promise<string> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const image = `${AVATARS}${userId}/${hash.slice(0, MARK_LENGTH)}.webp`;
  await db.transaction(async (tx) => {
    await tx
      .insert(Avatar)
      .values({ userId, hash, bytes })
      .onConflictDoUpdate({ target: Avatar.userId, set: { hash, bytes } });
    await tx.update(user).set({ image }).where(eq(user.id, userId));
  });
  return image;
}

/** Takes a member's picture away; done twice it is done once. */
export async function removeAvatar(db: Database, userId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(Avatar).where(eq(Avatar.userId, userId));
    await tx.update(user).set({ image: null }).where(eq(user.id, userId));
  });
}
