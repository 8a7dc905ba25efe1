import { eq } from "drizzle-orm";

import type { Database } from "../db/client";

import { Post, Revision } from "../db/schema";
import { editPost } from "./post-write";

/** What stood in a post before, and whose post it is. Undefined when there is no such revision of a post. */
export async function findPostRevision(db: Database, id: string) {
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
  return found;
}

type PostRevision = NonNullable<Awaited<ReturnType<typeof findPostRevision>>>;

/**
 * Makes what a post said before its newest version; what it says now is kept like after any edit.
 * Restoring what stands there is no edit. False when the post is gone.
 * @throws {Stale} when `version` is not the newest
 */
export function restorePost(
  db: Database,
  { postId, title, content, tags }: PostRevision,
  { editorId, version }: { editorId: string; version: number | undefined },
): Promise<boolean> {
  return editPost(db, { id: postId, title: title ?? "", content, tags, editorId, version });
}
