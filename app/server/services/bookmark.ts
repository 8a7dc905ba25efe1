import { and, desc, eq, lt, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { literalLimit, prepared, preparedSizes } from "../db/prepared";
import { Bookmark, Post, user } from "../db/schema";
import { AFTER_NEWEST, listedPost } from "./post";

/**
 * Sees to it that a member has a bookmark on a post, or has none. False when the post to be
 * bookmarked does not exist.
 */
export async function setBookmark(
  db: Database,
  { postId, userId, on }: { postId: string; userId: string; on: boolean },
): Promise<boolean> {
  if (!on) {
    await db.delete(Bookmark).where(and(eq(Bookmark.postId, postId), eq(Bookmark.userId, userId)));
    return true;
  }
  // Held, so that a post which is being deleted is either bookmarked before or gone.
  return db.transaction(async (tx) => {
    // The member first, as where an account is deleted: the other way round two could wait for each other.
    await tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("key share");
    const [post] = await tx.select({ id: Post.id }).from(Post).where(eq(Post.id, postId)).for("key share");
    if (!post) return false;
    await tx.insert(Bookmark).values({ postId, userId }).onConflictDoNothing();
    return true;
  });
}

function pageOf(rows: number) {
  return prepared((db) =>
    db
      .select({ bookmarkId: Bookmark.id, ...listedPost })
      .from(Bookmark)
      .innerJoin(Post, eq(Post.id, Bookmark.postId))
      .leftJoin(user, eq(user.id, Post.authorId))
      .where(and(eq(Bookmark.userId, sql.placeholder("userId")), lt(Bookmark.id, sql.placeholder("before"))))
      .orderBy(desc(Bookmark.id))
      .limit(literalLimit(rows))
      .prepare(`bookmark_page_${rows}`),
  );
}

const page = preparedSizes(pageOf);

/** At most `rows` of a member's bookmarked posts, the newest bookmark first, each with its bookmark's id. */
export async function bookmarkPage(
  db: Database,
  { userId, rows, before = AFTER_NEWEST }: { userId: string; rows: number; before?: string | undefined },
) {
  const found = await page(db, rows).execute({ userId, before });
  return found.slice(0, rows);
}
