import { and, asc, eq, ne, or, sql } from "drizzle-orm";

import type { z } from "zod/v4";
import type { Database } from "../db/client";
import type { DeleteAccount } from "~/validators/own-data";

import {
  account,
  apikey,
  Avatar,
  Bookmark,
  Comment,
  CommentReaction,
  Draft,
  FormerHandle,
  Invitation,
  Mail,
  passkey,
  Post,
  PostReaction,
  session,
  user,
  verification,
} from "../db/schema";
import { patientTransaction } from "../db/transaction";
import { deleteCommentsOf } from "./comment-delete";
import { lockTraces } from "./own-traces";

/** How much of each kind the site holds of a member. */
export async function countOwnData(db: Pick<Database, "$count">, userId: string) {
  const counts = {
    posts: db.$count(Post, eq(Post.authorId, userId)),
    comments: db.$count(Comment, eq(Comment.authorId, userId)),
    drafts: db.$count(Draft, eq(Draft.userId, userId)),
    sessions: db.$count(session, eq(session.userId, userId)),
    signInMethods: db.$count(account, eq(account.userId, userId)),
    passkeys: db.$count(passkey, eq(passkey.userId, userId)),
    tokens: db.$count(apikey, eq(apikey.referenceId, userId)),
    formerHandles: db.$count(FormerHandle, eq(FormerHandle.userId, userId)),
    invitations: db.$count(Invitation, eq(Invitation.createdById, userId)),
    avatars: db.$count(Avatar, eq(Avatar.userId, userId)),
    bookmarks: db.$count(Bookmark, eq(Bookmark.userId, userId)),
    postReactions: db.$count(PostReaction, eq(PostReaction.userId, userId)),
    commentReactions: db.$count(CommentReaction, eq(CommentReaction.userId, userId)),
  };
  const entries = Object.entries(counts).map(async ([name, count]) => [name, await count] as const);
  const { postReactions, commentReactions, ...others } = Object.fromEntries(
    await Promise.all(entries),
  ) as Record<keyof typeof counts, number>;
  return { ...others, reactions: postReactions + commentReactions };
}

/**
 * Whether a member is the only administrator of a site that others use too: without one nobody could
 * look after it. Who is alone may go, and the site begins anew.
 */
export async function isNeeded(
  db: Pick<Database, "select">,
  { id, role }: { id: string; role: string },
): Promise<boolean> {
  if (role !== "administrator") return false;
  const [other] = await db.select({ id: user.id }).from(user).where(ne(user.id, id)).limit(1);
  if (!other) return false;
  const [successor] = await db
    .select({ id: user.id })
    .from(user)
    .where(and(ne(user.id, id), eq(user.role, "administrator")))
    .limit(1);
  return !successor;
}

/**
 * Deletes an account and what belongs to it, all at once or not at all. Answers what was removed, or
 * why it may not be: it is gone already, the handle is another, or the site needs its administrator.
 */
export function deleteAccount(
  db: Database,
  { userId, posts, handle }: { userId: string } & z.output<typeof DeleteAccount>,
) {
  return patientTransaction(db, async (tx) => {
    // Posts being written wait for this lock, and are refused after it. The administrators too, in a
    // fixed order: two who leave at the same moment must not each count on the other.
    const locked = await tx
      .select({ id: user.id, role: user.role, handle: user.handle, email: user.email })
      .from(user)
      .where(or(eq(user.id, userId), eq(user.role, "administrator")))
      .orderBy(asc(user.id))
      .for("update");
    const own = locked.find(({ id }) => id === userId);
    if (!own) return "gone";
    if (own.handle !== handle) return "other handle";
    if (await isNeeded(tx, own)) return "needed";

    await lockTraces(tx, userId);
    const removed = await countOwnData(tx, userId);
    if (posts === "delete") {
      await tx.delete(Post).where(eq(Post.authorId, userId));
      await deleteCommentsOf(tx, userId);
    }
    await deleteLoose(tx, own);
    // The rest goes with it: each table says in its foreign key whether a row goes or is left behind.
    await tx.delete(user).where(eq(user.id, userId));
    return removed;
  });
}

/** What names a member without a foreign key: tokens, links and codes on their way, mail not sent yet. */
async function deleteLoose(tx: Pick<Database, "delete">, own: { id: string; email: string }): Promise<void> {
  const { identifier, value } = verification;
  const holds = (column: typeof identifier | typeof value, text: string) =>
    sql`position(${text} in ${column}) > 0`;
  await tx.delete(apikey).where(eq(apikey.referenceId, own.id));
  await tx.delete(verification).where(
    or(
      holds(identifier, own.id),
      holds(value, own.id),
      eq(identifier, own.email),
      eq(value, own.email),
      // In quotes, as JSON has it: this address may be the end of another member's.
      holds(value, JSON.stringify(own.email)),
    ),
  );
  await tx.delete(Mail).where(eq(sql`lower(${Mail.recipient})`, own.email.toLowerCase()));
}
