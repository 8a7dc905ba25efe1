import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";

import type { Database } from "../db/client";

import { getDatabase } from "../db/client";
import { createPost, createUser } from "../db/factories";
import { Comment, Post } from "../db/schema";
import { commentsForFeed, FEED_SIZE, findPostInShort, postsForFeed, tagForFeed } from "./atom";
import { AFTER_NEWEST } from "./post";
import { RENDERER_VERSION } from "./markdown";
import { deriveComment } from "./rendering";
import { setTags } from "./tag";

const before = AFTER_NEWEST;

/** The path of a comment as the table keeps it. */
const numbered = (number: number) => number.toString(16).padStart(6, "0");

async function comment(db: Database, postId: string, columns: Partial<typeof Comment.$inferInsert> = {}) {
  const number = Math.floor(Math.random() * 0xffffff);
  const [row] = await db
    .insert(Comment)
    .values({ id: uuidv7(), postId, depth: 0, path: numbered(number), content: "Text", ...columns })
    .returning();
  return row?.id ?? "";
}

describe("posts for a feed", () => {
  it("are the newest, one more than it holds, and go on before any of them", async () => {
    const db = getDatabase();
    const author = await createUser(db);
    const ids: string[] = [];
    for (let made = 0; made < FEED_SIZE + 5; made += 1) ids.unshift((await createPost(db, { author })).id);
    const idsOf = async (of: Parameters<typeof postsForFeed>[1]) =>
      (await postsForFeed(db, of)).map(({ id }) => id);
    expect(await idsOf({ before })).toEqual(ids.slice(0, FEED_SIZE + 1));
    expect(await idsOf({ before: ids[FEED_SIZE - 1] ?? "" })).toEqual(ids.slice(FEED_SIZE));
    expect(await idsOf({ before, authorId: author.id })).toEqual(ids.slice(0, FEED_SIZE + 1));
    expect(await idsOf({ before, authorId: "nobody" })).toEqual([]);
  });

  it("of a tag are those filed under it, however it is typed", async () => {
    const db = getDatabase();
    const filed = await createPost(db, { author: null });
    await createPost(db, { author: null });
    const { id: postId, createdAt } = filed;
    await db.transaction((tx) => setTags(tx, { postId, createdAt, reactionCount: 0, names: ["día"] }));
    const tag = await tagForFeed(db, "DIA");
    expect(tag?.name).toBe("día");
    const found = await postsForFeed(db, { before, tagId: tag?.id ?? "" });
    expect(found.map(({ id, tags }) => ({ id, tags }))).toEqual([{ id: postId, tags: ["día"] }]);
    expect(await tagForFeed(db, "night")).toBeUndefined();
  });

  it("show the stored HTML when our present code made it, and else what it makes now", async () => {
    const db = getDatabase();
    const { id } = await createPost(db, { author: null, content: "Anew" });
    const html = async () => (await postsForFeed(db, { before }))[0]?.html;
    expect(await html()).toContain("Anew");
    const stored = (rendererVersion: number) =>
      db.update(Post).set({ html: "<p>Stored</p>", rendererVersion }).where(eq(Post.id, id));
    await stored(RENDERER_VERSION);
    expect(await html()).toBe("<p>Stored</p>");
    await stored(RENDERER_VERSION - 1);
    expect(await html()).toContain("Anew");
  });

  it("hold no address of anybody", async () => {
    const db = getDatabase();
    const author = await createUser(db);
    const post = await createPost(db, { author });
    await comment(db, post.id, { authorId: author.id });
    const shown = [
      await postsForFeed(db, { before }),
      await commentsForFeed(db, { before, postId: post.id }),
    ];
    expect(JSON.stringify(shown)).toContain(author.name);
    expect(JSON.stringify(shown)).not.toContain(author.email);
  });
});

describe("comments for a feed", () => {
  it("are those of one post, newest first, without deleted ones", async () => {
    const db = getDatabase();
    const [post, other] = [await createPost(db, { author: null }), await createPost(db, { author: null })];
    const first = await comment(db, post.id);
    await comment(db, post.id, { deletedAt: new Date(), content: "" });
    await comment(db, other.id);
    const last = await comment(db, post.id, { parentId: first, depth: 1 });
    const found = await commentsForFeed(db, { before, postId: post.id });
    expect(found.map(({ id }) => id)).toEqual([last, first]);
    expect(found[0]).toMatchObject({
      parentId: first,
      author: null,
      html: expect.stringContaining("Text") as string,
    });
    expect((await commentsForFeed(db, { before: last, postId: post.id })).map(({ id }) => id)).toEqual([
      first,
    ]);
  });

  it("have their notes under the names that the comment's page gives them", async () => {
    const db = getDatabase();
    const post = await createPost(db, { author: null });
    const content = "A word.[^1]\n\n[^1]: Explained.";
    const id = await comment(db, post.id, { content });
    const [found] = await commentsForFeed(db, { before, postId: post.id });
    expect(found?.html).toContain("note-");
    expect(found?.html).toBe((await deriveComment(db, content, id)).html);
  });
});

it("a post in short has its author's name, or null", async () => {
  const db = getDatabase();
  const author = await createUser(db);
  const [his, nobodys] = [await createPost(db, { author }), await createPost(db, { author: null })];
  expect((await findPostInShort(db, his.id))?.authorName).toBe(author.name);
  expect((await findPostInShort(db, nobodys.id))?.authorName).toBeNull();
  expect(await findPostInShort(db, uuidv7())).toBeUndefined();
});
