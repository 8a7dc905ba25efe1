import { eq, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { isHandle, plainHandle } from "~/lib/handle";
import { databaseErrorCode } from "../db/errors";
import { literalLimit, prepared } from "../db/prepared";
import { FormerHandle, user } from "../db/schema";
import { publicImage } from "./avatar";
import { keepFormerHandle, takenHandle } from "./handle";

/** Every column that leaves the server, named: an e-mail address is never among them. */
const publicProfile = {
  id: user.id,
  handle: user.handle,
  name: user.name,
  bio: user.bio,
  image: publicImage,
  role: user.role,
  joined: user.createdAt,
};

const byHandle = prepared((db) =>
  db
    .select(publicProfile)
    .from(user)
    .where(eq(user.handle, sql.placeholder("handle")))
    .limit(literalLimit(1))
    .prepare("profile_by_handle"),
);

const byFormerHandle = prepared((db) =>
  db
    .select(publicProfile)
    .from(FormerHandle)
    .innerJoin(user, eq(user.id, FormerHandle.userId))
    .where(eq(FormerHandle.handle, sql.placeholder("handle")))
    .limit(literalLimit(1))
    .prepare("profile_by_former_handle"),
);

/** What everybody may know of the member with this handle, or who had it; undefined where nobody did. */
export async function findProfile(db: Database, text: string) {
  const handle = plainHandle(text);
  if (!isHandle(handle)) return undefined;
  const [present] = await byHandle(db).execute({ handle });
  const [profile] = present ? [present] : await byFormerHandle(db).execute({ handle });
  // What nearly everybody is need not be said.
  return profile && { ...profile, role: profile.role === "member" ? null : profile.role };
}

/** What a member may change of what others see. */
export interface ProfileChange {
  name?: string | undefined;
  handle?: string | undefined;
  bio?: string | undefined;
}

/**
 * Changes a member's profile, whole or not at all. Answers the handle that they have then, or
 * undefined when the member is gone.
 * @throws {HandleRefusal}
 */
export async function changeProfile(
  db: Database,
  userId: string,
  { name, handle, bio }: ProfileChange,
): Promise<string | undefined> {
  try {
    return await db.transaction(async (tx) => {
      const [member] = await tx
        .select({ handle: user.handle })
        .from(user)
        .where(eq(user.id, userId))
        .for("update");
      if (!member) return undefined;
      if (handle !== undefined && handle !== member.handle) {
        await keepFormerHandle(tx, { userId, from: member.handle, to: handle });
      }
      const [changed] = await tx
        .update(user)
        .set({ name, handle, bio: bio === "" ? null : bio })
        .where(eq(user.id, userId))
        .returning({ handle: user.handle });
      return changed?.handle;
    });
  } catch (error) {
    // Somebody signed up with it at the same moment.
    if (handle !== undefined && databaseErrorCode(error) === "23505") throw takenHandle(handle);
    throw error;
  }
}
