import { eq, sql, type SQL } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";

import { testPostgresUrl } from "~/env/server";
import { getDatabase } from "../db/client";
import { createComment, createPost, createUser } from "../db/factories";
import { Bookmark, Comment, CommentReaction, Post, PostReaction, Revision } from "../db/schema";
import { deleteAccount } from "./own-data";

interface There {
  userId: string;
  postId: string;
  commentId: string;
}

/** What a member may leave on somebody else's post: how it comes there, and the row that it is. */
const traces: Record<string, [leave: (there: There) => PromiseLike<unknown>, row: (there: There) => SQL]> = {
  reaction: [
    ({ userId, postId }) => getDatabase().insert(PostReaction).values({ userId, postId }),
    ({ userId }) => sql`${PostReaction} where user_id = ${userId}`,
  ],
  "reaction to a comment": [
    ({ userId, commentId }) => getDatabase().insert(CommentReaction).values({ userId, commentId }),
    ({ userId }) => sql`${CommentReaction} where user_id = ${userId}`,
  ],
  bookmark: [
    ({ userId, postId }) => getDatabase().insert(Bookmark).values({ userId, postId }),
    ({ userId }) => sql`${Bookmark} where user_id = ${userId}`,
  ],
  comment: [
    ({ userId, commentId: id }) =>
      getDatabase().update(Comment).set({ authorId: userId }).where(eq(Comment.id, id)),
    ({ commentId }) => sql`${Comment} where id = ${commentId}`,
  ],
  edit: [
    ({ userId, postId }) =>
      getDatabase()
        .insert(Revision)
        .values({ postId, version: 0, title: "T", content: "C", editorId: userId, writtenAt: new Date() }),
    ({ postId }) => sql`${Revision} where post_id = ${postId}`,
  ],
};

const isSomebodyWaiting = async () => (await getDatabase().$count(sql`pg_locks where not granted`)) > 0;

// The embedded database carries out one transaction at a time.
describe.runIf(testPostgresUrl())("an account that is deleted at the same moment as a post", () => {
  it.each(Object.entries(traces))("waits for the post before it takes its %s", async (_, [leave, row]) => {
    const db = getDatabase();
    const [author, member] = [await createUser(db), await createUser(db)];
    const post = await createPost(db, { author });
    const comment = await createComment(db, { post, author });
    const there = { userId: member.id, postId: post.id, commentId: comment.id };
    await leave(there);

    let account: ReturnType<typeof deleteAccount> | undefined;
    await db.transaction(async (tx) => {
      await tx.select().from(Post).where(eq(Post.id, post.id)).for("update");
      account = deleteAccount(db, { userId: member.id, posts: "keep", handle: member.handle });
      await vi.waitUntil(isSomebodyWaiting, { timeout: 20_000 });
      await tx.execute(sql`select from ${row(there)} for update nowait`);
      await tx.delete(Post).where(eq(Post.id, post.id));
    });
    expect(await account).toMatchObject({ posts: 0 });
    expect(await db.$count(Post)).toBe(0);
  });
});
