import { and, asc, eq, inArray, isNotNull, isNull, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import type { Database } from "../db/client";

import { Comment, CommentReaction, Revision } from "../db/schema";
import { patientTransaction } from "../db/transaction";
import { lockThread } from "./comment-write";
import { indexComment } from "./search-index";

type Transaction = Pick<Database, "select" | "insert" | "update" | "delete" | "execute">;

/** Comments of a member that are deleted at once with their account. */
const AT_ONCE = 500;

const Reply = alias(Comment, "reply");

const replies = (tx: Pick<Database, "select">) =>
  tx.select({ id: Reply.id }).from(Reply).where(eq(Reply.parentId, Comment.id));

/**
 * Deletes a comment. With replies it leaves its place, empty and nobody's; without, it goes, and so
 * does every deleted comment above that held a place for it alone. Answers the ids of what went, none
 * when the place stays; undefined when there is nothing to delete.
 */
export function deleteComment(
  db: Database,
  { id, postId }: { id: string; postId: string },
): Promise<string[] | undefined> {
  return patientTransaction(db, async (tx) => {
    // A reply that is being written has this lock, or will see that its parent is deleted.
    await lockThread(tx, postId);
    const [comment] = await tx
      .select({ id: Comment.id })
      .from(Comment)
      .where(and(eq(Comment.id, id), isNull(Comment.deletedAt)));
    if (!comment) return undefined;
    await empty(tx, [id]);
    return prune(tx, [id]);
  });
}

/** Takes from comments all that anybody wrote or did in them. */
async function empty(tx: Transaction, ids: string[]): Promise<void> {
  // As whoever reacts does it: the comment first, then its reactions.
  await tx
    .select({ id: Comment.id })
    .from(Comment)
    .where(inArray(Comment.id, ids))
    .orderBy(asc(Comment.id))
    .for("update");
  await tx.delete(Revision).where(inArray(Revision.commentId, ids));
  await tx.delete(CommentReaction).where(inArray(CommentReaction.commentId, ids));
  await tx
    .update(Comment)
    .set({ content: "", html: "", authorId: null, editorId: null, draftId: null, deletedAt: new Date() })
    .where(inArray(Comment.id, ids));
  for (const id of ids) await indexComment(tx, id);
}

/** Removes those of these deleted comments that hold no reply's place, and what held theirs alone. */
async function prune(tx: Transaction, ids: string[]): Promise<string[]> {
  const removed: string[] = [];
  let candidates = ids;
  while (candidates.length > 0) {
    const gone = await tx
      .delete(Comment)
      .where(and(inArray(Comment.id, candidates), isNotNull(Comment.deletedAt), notExists(replies(tx))))
      .returning({ id: Comment.id, parentId: Comment.parentId });
    removed.push(...gone.map(({ id }) => id));
    candidates = [...new Set(gone.flatMap(({ parentId }) => parentId ?? []))];
  }
  return removed;
}

/** Deletes all comments of a member, as if one by one. Their posts' rows are locked already. */
export async function deleteCommentsOf(tx: Transaction, authorId: string): Promise<void> {
  for (;;) {
    const some = await tx
      .select({ id: Comment.id })
      .from(Comment)
      .where(eq(Comment.authorId, authorId))
      .limit(AT_ONCE);
    if (some.length === 0) return;
    const ids = some.map(({ id }) => id);
    await empty(tx, ids);
    await prune(tx, ids);
  }
}
