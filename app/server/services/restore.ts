import { and, eq, isNull } from "drizzle-orm";

import type { Database } from "../db/client";

import { Comment, Post, Revision } from "../db/schema";
import { editComment } from "./comment-write";
import { editPost } from "./post-write";

/** What a post or a comment said before: where, and whose it is. */
export type Earlier = NonNullable<Awaited<ReturnType<typeof findRevision>>>;

/** What stood there before. Undefined when there is no such revision of something that stands. */
export async function findRevision(db: Database, id: string) {
  return (await ofPost(db, id)) ?? (await ofComment(db, id));
}

async function ofPost(db: Database, id: string) {
  const [found] = await db
    .select({
      postId: Post.id,
      authorId: Post.authorId,
      title: Revision.title,
      content: Revision.content,
      tags: Revision.tags,
    })
    .from(Revision)
    .innerJoin(Post, eq(Post.id, Revision.postId))
    .where(eq(Revision.id, id));
  return found && { kind: "post" as const, ...found };
}

async function ofComment(db: Database, id: string) {
  const [found] = await db
    .select({
      postId: Comment.postId,
      commentId: Comment.id,
      authorId: Comment.authorId,
      content: Revision.content,
    })
    .from(Revision)
    .innerJoin(Comment, and(eq(Comment.id, Revision.commentId), isNull(Comment.deletedAt)))
    .where(eq(Revision.id, id));
  return found && { kind: "comment" as const, ...found };
}

/**
 * Makes what stood there before the newest version; what stands there now is kept like after any edit.
 * Restoring what stands there is no edit. False when the post or comment is gone.
 * @throws {Stale} when `version` is not the newest
 */
export function restore(
  db: Database,
  earlier: Earlier,
  change: { editorId: string; version: number | undefined },
): Promise<boolean> {
  const { postId, content } = earlier;
  if (earlier.kind === "comment") {
    return editComment(db, { id: earlier.commentId, postId, content, ...change });
  }
  const { title, tags } = earlier;
  return editPost(db, { id: postId, title: title ?? "", content, tags, ...change });
}
