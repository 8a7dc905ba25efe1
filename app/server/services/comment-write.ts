import { and, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Database } from "../db/client";

import { Comment, Post } from "../db/schema";
import { patientTransaction } from "../db/transaction";
import { commentPlace, LEVELS_MAX, SERIAL_MAX } from "../db/comment-place";
import { dropDraft, lockMember, spentId, type Spent } from "./draft";
import { deriveComment } from "./rendering";
import { keepCommentRevision } from "./revision";
import { indexComment } from "./search-index";
import { Stale } from "./stale";

/** Why a comment can't be written where it was meant to be. */
export const refusals = {
  "no post": "This post does not exist, or was deleted.",
  "no parent": "The comment you reply to does not exist, or was deleted.",
  "other post": "The comment you reply to is on another post.",
  "parent deleted": "The comment you reply to was deleted. Write to the post instead.",
  "too deep": "This thread can’t go deeper. Reply to an earlier comment instead.",
  "other draft": "This draft was published already.",
  "too many": "This post can’t have more comments.",
} as const;

export type Refusal = keyof typeof refusals;

interface NewComment extends Spent {
  authorId: string;
  postId: string;
  parentId?: string | undefined;
  content: string;
}

/**
 * Stores a comment, whole or not at all. Answers its id and text; for a draft that was published
 * before, those of that comment: who lost the answer and asks again gets no second one.
 * @throws {Stale} with the draft, when another device went on with it unseen
 */
export async function writeComment(
  db: Database,
  { authorId, postId, parentId, content, draftId, draftVersion }: NewComment,
): Promise<{ id: string; content: string } | Refusal> {
  const newId = uuidv7();
  const derived = await deriveComment(db, content, newId);
  return patientTransaction(db, async (tx) => {
    await lockMember(tx, authorId, draftId);
    if (!(await lockThread(tx, postId))) return "no post";
    const spent = draftId && spentId(authorId, draftId);
    const before = spent && (await publishedFrom(tx, { authorId, draftId: spent }));
    if (before) return before;
    const parent = parentId === undefined ? null : await findParent(tx, { postId, parentId });
    if (typeof parent === "string") return parent;
    const serial = await takeNumber(tx, postId);
    if (serial > SERIAL_MAX) return "too many";
    const [comment] = await tx
      .insert(Comment)
      .values({
        id: newId,
        postId,
        parentId,
        authorId,
        content,
        draftId: spent,
        ...commentPlace(serial, parent),
        ...derived,
      })
      .onConflictDoNothing({ target: Comment.draftId })
      .returning({ id: Comment.id, content: Comment.content });
    if (!comment) return "other draft";
    await indexComment(tx, comment.id);
    await dropDraft(tx, { userId: authorId, draftId, draftVersion });
    return comment;
  });
}

/** The next comment's number on a post whose row is locked. */
async function takeNumber(tx: Pick<Database, "update">, postId: string): Promise<number> {
  const [post] = await tx
    .update(Post)
    .set({ commentSerial: sql`${Post.commentSerial} + 1` })
    .where(eq(Post.id, postId))
    .returning({ serial: Post.commentSerial });
  if (!post) throw new Error("The post has gone in spite of its lock.");
  return post.serial;
}

async function publishedFrom(
  tx: Pick<Database, "select">,
  { authorId, draftId }: { authorId: string; draftId: string },
) {
  const [comment] = await tx
    .select({ id: Comment.id, content: Comment.content })
    .from(Comment)
    .where(and(eq(Comment.draftId, draftId), eq(Comment.authorId, authorId)));
  return comment;
}

async function findParent(
  tx: Pick<Database, "select">,
  { postId, parentId }: { postId: string; parentId: string },
) {
  const [parent] = await tx.select().from(Comment).where(eq(Comment.id, parentId));
  if (!parent) return "no parent";
  if (parent.postId !== postId) return "other post";
  if (parent.deletedAt) return "parent deleted";
  return parent.depth + 1 < LEVELS_MAX ? parent : "too deep";
}

interface CommentChange extends Spent {
  id: string;
  postId: string;
  editorId: string;
  content: string;
  /** The version that the change was made from. */
  version?: number | undefined;
}

/**
 * Changes a comment, whole or not at all, and keeps what it said before. Saving what stands there
 * already is no edit. False when the comment is gone.
 * @throws {Stale} when `version` is not the newest, or the draft has gone on unseen
 */
export async function editComment(
  db: Database,
  { id, postId, editorId, content, version, draftId, draftVersion }: CommentChange,
): Promise<boolean> {
  const derived = await deriveComment(db, content, id);
  return patientTransaction(db, async (tx) => {
    await lockMember(tx, editorId, draftId);
    await lockThread(tx, postId);
    const [comment] = await tx.select().from(Comment).where(eq(Comment.id, id)).for("update");
    if (!comment || comment.deletedAt) return false;
    if (comment.content !== content) {
      if (version !== undefined && version !== comment.version) throw newer(comment);
      await keepCommentRevision(tx, comment, draftId && spentId(editorId, draftId));
      await tx
        .update(Comment)
        .set({ content, editorId, version: comment.version + 1, updatedAt: new Date(), ...derived })
        .where(eq(Comment.id, id));
      await indexComment(tx, id);
    }
    await dropDraft(tx, { userId: editorId, draftId, draftVersion });
    return true;
  });
}

function newer({ version, content, createdAt, updatedAt }: typeof Comment.$inferSelect): Stale {
  return new Stale({ version, title: null, content, tags: [], updatedAt: updatedAt ?? createdAt });
}

/** Until the transaction ends nobody else changes the comments of this post. False where it is gone. */
export async function lockThread(tx: Pick<Database, "select">, postId: string): Promise<boolean> {
  const [post] = await tx.select({ id: Post.id }).from(Post).where(eq(Post.id, postId)).for("no key update");
  return post !== undefined;
}
