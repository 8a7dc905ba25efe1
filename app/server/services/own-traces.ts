import { asc, eq, inArray, or, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { Bookmark, Comment, CommentReaction, Post, PostReaction, Revision } from "../db/schema";

type Transaction = Pick<Database, "select">;

/** The posts that a member wrote, edited or marked, or where they did so with a comment. */
function postsWithTraces(tx: Transaction, userId: string) {
  const written = tx
    .select({ id: Post.id })
    .from(Post)
    .where(or(eq(Post.authorId, userId), eq(Post.editorId, userId)));
  const commented = tx
    .select({ id: Comment.postId })
    .from(Comment)
    .where(or(eq(Comment.authorId, userId), eq(Comment.editorId, userId)));
  const edited = tx
    .select({ id: sql<string>`coalesce(${Revision.postId}, ${Comment.postId})` })
    .from(Revision)
    .leftJoin(Comment, eq(Comment.id, Revision.commentId))
    .where(eq(Revision.editorId, userId));
  const reactedTo = tx
    .select({ id: PostReaction.postId })
    .from(PostReaction)
    .where(eq(PostReaction.userId, userId));
  const reactedBelow = tx
    .select({ id: Comment.postId })
    .from(CommentReaction)
    .innerJoin(Comment, eq(Comment.id, CommentReaction.commentId))
    .where(eq(CommentReaction.userId, userId));
  const bookmarked = tx.select({ id: Bookmark.postId }).from(Bookmark).where(eq(Bookmark.userId, userId));
  return written.union(commented).union(edited).union(reactedTo).union(reactedBelow).union(bookmarked);
}

/**
 * Takes every post on which a member left something, in one order for everybody, before anything of
 * theirs goes. Who deletes a post has its row first, and then what hangs on it: reactions, bookmarks,
 * comments. An account alone would begin with these, and come to the posts' rows through triggers and
 * foreign keys, so that each could hold what the other waits for.
 */
export async function lockTraces(tx: Transaction, userId: string): Promise<void> {
  await tx
    .select({ id: Post.id })
    .from(Post)
    .where(inArray(Post.id, postsWithTraces(tx, userId)))
    .orderBy(asc(Post.id))
    .for("update");
}
