import { eq } from "drizzle-orm";

import { getDatabase } from "~/server/db/client";
import { createComment } from "~/server/db/factories";
import { Post } from "~/server/db/schema";

/** Has the author of a post comment on it. Answers the comment's id. */
export async function ownersComment(postId: string): Promise<string> {
  const db = getDatabase();
  const [post] = await db.select().from(Post).where(eq(Post.id, postId));
  if (!post?.authorId) throw new Error("The post is nobody's.");
  return (await createComment(db, { post, author: { id: post.authorId } })).id;
}
