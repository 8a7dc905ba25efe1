import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";

import type { Database } from "../../db/client";

import { createMockDb } from "../../db/mocks/client";
import { Comment, Post, PostReaction, PostTag, SearchDocument, Tag } from "../../db/schema";
import { publishPost } from "../../services/post-write";
import { searchPosts } from "../../services/search";
import { fill } from "./fill";
import { rowsOf } from "./rows";

const POSTS = 1_000;

let db: Database;
let progress: number[];

beforeEach(async () => {
  progress = [];
  db = await createMockDb();
  await fill(db, { posts: POSTS, onProgress: (done) => progress.push(done) });
});

it("adds as many posts as asked for, the newest just now, and tells how far it is", async () => {
  const posts = await db.select({ createdAt: Post.createdAt, slug: Post.slug }).from(Post);
  expect(posts).toHaveLength(POSTS);
  expect(posts.every(({ slug }) => slug !== "")).toBe(true);
  const newest = Math.max(...posts.map(({ createdAt }) => createdAt.getTime()));
  expect(newest).toBeLessThan(Date.now());
  expect(newest).toBeGreaterThan(Date.now() - 600_000);
  expect(progress.at(-1)).toBe(POSTS);
});

it("has counted what it made", async () => {
  const answer = await db.execute(sql`select
    (select count(*) from post where comment_count <> (select count(*) from comment where post_id = post.id)
      or reaction_count <> (select count(*) from post_reaction where post_id = post.id)) as posts,
    (select count(*) from tag where post_count <> (select count(*) from post_tag where tag_id = tag.id)) as tags,
    (select count(*) from post_tag join post on post.id = post_id
      where post_tag.reaction_count <> post.reaction_count) as copies`);
  expect(rowsOf<Record<string, unknown>>(answer).map((row) => Object.values(row).map(Number))).toEqual([
    [0, 0, 0],
  ]);
  expect(await db.$count(PostReaction)).toBeGreaterThan(POSTS / 4);
  expect(await db.$count(PostTag)).toBeGreaterThan(POSTS);
  expect(await db.$count(Tag)).toBe(12);
});

it("can be searched, posts and comments, and knows which words are common", async () => {
  const documents = await db.$count(SearchDocument);
  expect(documents).toBe(POSTS + (await db.$count(Comment)));
  const answer =
    await db.execute(sql`select word, search_word.documents, titles, counted.documents as real, counted.in_titles
    from search_word left join (
      select lexeme, count(*) as documents, count(*) filter (where 'A' = any(weights)) as in_titles
      from search_document, unnest(words) where id % 64 = 0 group by lexeme
    ) counted on lexeme = word
    where search_word.documents <> coalesce(counted.documents, 0) or titles <> coalesce(in_titles, 0)`);
  expect(rowsOf(answer)).toEqual([]);
  const { hits } = await searchPosts(db, { query: "the", limit: 50 });
  expect(hits).toHaveLength(50);
  expect(hits.some(({ comment }) => comment !== null)).toBe(false);
  const inComments = await searchPosts(db, { query: '"garden"', limit: 50 });
  expect(inComments.hits.some(({ comment }) => comment !== null)).toBe(true);
});

it("has threads whose replies stand below what they answer, one of them long", async () => {
  const answer = await db.execute(sql`select count(*) as wrong from comment reply
    join comment parent on parent.id = reply.parent_id
    where reply.path not like parent.path || '______' or reply.depth <> parent.depth + 1
      or reply.post_id <> parent.post_id or reply.created_at < parent.created_at`);
  expect(Number(rowsOf<{ wrong: unknown }>(answer)[0]?.wrong)).toBe(0);
  const [longest] = await db.select({ count: sql<number>`max(${Post.commentCount})` }).from(Post);
  expect(longest?.count).toBe(5_000);
  expect(await db.$count(Comment, sql`${Comment.segmentId} is not null`)).toBeGreaterThan(0);
});

it("leaves the site as it works by itself: counted, indexed", async () => {
  const [author] = await db.select({ id: Post.authorId }).from(Post).limit(1);
  const authorId = author?.id ?? "";
  const id = await publishPost(db, { authorId, title: "After", content: "Text", tags: ["after"] });
  await db.insert(PostReaction).values({ postId: id ?? "", userId: authorId });
  const [post] = await db
    .select()
    .from(Post)
    .where(eq(Post.id, id ?? ""));
  expect(post?.reactionCount).toBe(1);
  const [tag] = await db.select().from(Tag).where(eq(Tag.name, "after"));
  expect(tag?.postCount).toBe(1);
  const indexes = await db.execute(
    sql`select 1 from pg_indexes where indexname = 'search_document_words_idx'`,
  );
  expect(rowsOf(indexes)).toHaveLength(1);
});
