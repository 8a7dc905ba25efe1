import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createComment, createPost } from "../../db/factories";
import { CommentReaction } from "../../db/schema";
import { RENDERER_VERSION } from "../../services/markdown";
import { chain, guest, ids, member, newPost } from "../mocks/discussion";

type Page = Awaited<ReturnType<ReturnType<typeof guest>["comment"]["list"]>>;

/** Every page of a thread, each `limit` long. */
async function pagesOf(input: { postId: string; root?: string; limit: number }): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor: string | null = null;
  do {
    const page: Page = await guest().comment.list({ ...input, cursor });
    pages.push(page);
    cursor = page.nextCursor;
  } while (cursor);
  return pages;
}

describe("comment.list", () => {
  it("finds a comment by ids in capitals too", async () => {
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: null });
    const page = await guest().comment.list({ postId: post.id.toUpperCase(), root: id.toUpperCase() });
    expect(ids(page)).toEqual([id]);
  });

  it("answers in reading order: each reply under what it answers, the older first", async () => {
    const { caller } = await member();
    const { id: postId } = await newPost();
    const say = async (content: string, parentId?: string) =>
      (await caller.comment.create({ postId, parentId, content })).id;
    const one = await say("one");
    const two = await say("two");
    const oneTwo = await say("one-two", one);
    const oneOne = await say("one-two-one", oneTwo);
    const oneThree = await say("one-three", one);
    const { items } = await guest().comment.list({ postId });
    expect(items.map(({ id, depth, parentId }) => ({ id, depth, parentId }))).toEqual([
      { id: one, depth: 0, parentId: null },
      { id: oneTwo, depth: 1, parentId: one },
      { id: oneOne, depth: 2, parentId: oneTwo },
      { id: oneThree, depth: 1, parentId: one },
      { id: two, depth: 0, parentId: null },
    ]);
  });

  it("shows public fields alone, whose comment it is, and that an account is gone", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    await caller.comment.create({ postId: post.id, content: "Mine" });
    await createComment(getDatabase(), { post, author: null });
    const { items } = await guest().comment.list({ postId: post.id });
    expect(items.map(({ author }) => author?.id ?? null)).toEqual([user.id, null]);
    expect(Object.keys(items[0] ?? {}).sort()).toEqual([
      "author",
      "continues",
      "createdAt",
      "deleted",
      "depth",
      "html",
      "id",
      "parentId",
      "postId",
      "reacted",
      "reactionCount",
      "updatedAt",
      "version",
    ]);
    expect(JSON.stringify(items)).not.toContain("@example.com");
  });

  it("tells each their own reaction, and a guest none", async () => {
    const { user, caller } = await member();
    const other = await member();
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user });
    await getDatabase().insert(CommentReaction).values({ commentId: id, userId: user.id });
    for (const [api, reacted] of [
      [caller, true],
      [other.caller, false],
      [guest(), false],
    ] as const) {
      const { items } = await api.comment.list({ postId: post.id });
      expect(items).toMatchObject([{ reacted, reactionCount: 1 }]);
    }
  });

  it("pages through every comment once, whatever stands between two pages", async () => {
    const post = await newPost();
    const db = getDatabase();
    const all = [await createComment(db, { post, author: null })];
    for (let i = 1; i < 40; i += 1) {
      const parent = i % 3 === 0 ? null : (all[Math.floor(i / 2)] ?? null);
      all.push(await createComment(db, { post, author: null, parent }));
    }
    const whole = await guest().comment.list({ postId: post.id, limit: 100 });
    expect(whole.items).toHaveLength(40);
    for (const limit of [1, 7, 39, 40]) {
      const pages = await pagesOf({ postId: post.id, limit });
      expect(pages.flatMap(ids)).toEqual(ids(whole));
      for (const { items, ancestors } of pages) {
        const first = whole.items.find(({ id }) => id === items[0]?.id);
        expect(ancestors.at(-1)?.id ?? null).toBe(first?.parentId ?? null);
        expect(ancestors.map(({ depth }) => depth)).toEqual(ancestors.map((_, depth) => depth));
      }
    }
  });

  it("keeps its place when the cursor's comment is deleted and others arrive before it", async () => {
    const { caller } = await member("moderator");
    const post = await newPost();
    const db = getDatabase();
    const all = [];
    for (let i = 0; i < 5; i += 1) all.push(await createComment(db, { post, author: null }));
    const { nextCursor } = await guest().comment.list({ postId: post.id, limit: 2 });
    await caller.comment.delete({ id: all[1]?.id ?? "" });
    await createComment(db, { post, author: null, parent: all[0] ?? null });
    const rest = await guest().comment.list({ postId: post.id, cursor: nextCursor });
    expect(ids(rest)).toEqual(all.slice(2).map(({ id }) => id));
  });

  it("leaves what is deeper than a page to the pages that continue it, and says where", async () => {
    const post = await newPost();
    const all = await chain(post, 20);
    const first = await guest().comment.list({ postId: post.id });
    expect(ids(first)).toEqual(all.slice(0, 8).map(({ id }) => id));
    expect(first.items.map(({ continues }) => continues)).toEqual([...Array<boolean>(7).fill(false), true]);

    const second = await guest().comment.list({ postId: post.id, root: all[7]?.id });
    expect(ids(second)).toEqual(all.slice(7, 16).map(({ id }) => id));
    expect(second.ancestors.map(({ id }) => id)).toEqual(all.slice(4, 7).map(({ id }) => id));
    expect(second.items.at(-1)?.continues).toBe(true);
    const last = await guest().comment.list({ postId: post.id, root: all[15]?.id });
    expect(ids(last)).toEqual(all.slice(15).map(({ id }) => id));
    expect(last.items.some(({ continues }) => continues)).toBe(false);
  });

  it("answers one comment with what is above it and its replies, and nobody else's", async () => {
    const post = await newPost();
    const db = getDatabase();
    const all = await chain(post, 6);
    const beside = await createComment(db, { post, author: null, parent: all[1] ?? null });
    const under = await createComment(db, { post, author: null, parent: all[4] ?? null });
    const page = await guest().comment.list({ postId: post.id, root: all[4]?.id });
    expect(ids(page)).toEqual([all[4]?.id, all[5]?.id, under.id]);
    expect(page.ancestors.map(({ id }) => id)).toEqual(all.slice(1, 4).map(({ id }) => id));
    expect(ids(await guest().comment.list({ postId: post.id, root: beside.id }))).toEqual([beside.id]);

    const pages = await pagesOf({ postId: post.id, root: all[2]?.id, limit: 1 });
    expect(pages.flatMap(ids)).toEqual([all[2]?.id, all[3]?.id, all[4]?.id, all[5]?.id, under.id]);
    expect(pages[2]?.ancestors.map(({ id }) => id)).toEqual([all[2], all[3], all[4]].map((one) => one?.id));
  });

  it("knows a post without comments from none, and a comment of another post from one of its own", async () => {
    const [post, other] = [await newPost(), await newPost()];
    const elsewhere = await createComment(getDatabase(), { post: other, author: null });
    expect(await guest().comment.list({ postId: post.id })).toEqual({
      items: [],
      ancestors: [],
      nextCursor: null,
    });
    await expect(guest().comment.list({ postId: randomUUID() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const root of [elsewhere.id, randomUUID()])
      await expect(guest().comment.list({ postId: post.id, root })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });

  it("serves tRPC's infinite queries, which send a direction", async () => {
    const { id: postId } = await newPost();
    expect((await guest().comment.list({ postId, direction: "forward" })).items).toEqual([]);
  });

  it.each([
    { postId: "1" },
    { root: "'; drop table comment" },
    { cursor: "" },
    { cursor: "abc" },
    { cursor: "é".repeat(4) },
    { cursor: "AAAB".repeat(201) },
    { limit: 0 },
    { limit: 101 },
    { sort: "odd" },
  ])("refuses %j", async (input) => {
    await expect(guest().comment.list({ postId: randomUUID(), ...input })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("takes any cursor of the right form, and answers what comes after it", async () => {
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: null });
    for (const cursor of ["____", "----", "AAAB".repeat(200), "____AAAA"]) {
      expect((await guest().comment.list({ postId: post.id, cursor })).items).toEqual([]);
      expect((await guest().comment.list({ postId: post.id, root: id, cursor })).items).toEqual([]);
    }
    expect(ids(await guest().comment.list({ postId: post.id, cursor: "AAAA" }))).toEqual([id]);
  });

  it("renders what was rendered by older code, or not yet", async () => {
    const post = await newPost();
    const db = getDatabase();
    await createComment(db, { post, author: null, content: "Never" });
    await createComment(db, { post, author: null, content: "Before", html: "<b>old</b>" });
    await createComment(db, {
      post,
      author: null,
      content: "Kept",
      html: "<p>as it is</p>",
      rendererVersion: RENDERER_VERSION,
    });
    const { items } = await guest().comment.list({ postId: post.id });
    expect(items[0]?.html).toContain("Never");
    expect(items[1]?.html).toContain("Before");
    expect(items[2]?.html).toBe("<p>as it is</p>");
  });
});

describe("comment.byAuthor", () => {
  it("pages through a member's comments, newest first, each with its post", async () => {
    const { user } = await member();
    const db = getDatabase();
    const post = await createPost(db, { author: null, title: "Somewhere", slug: "somewhere" });
    const mine: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      mine.unshift((await createComment(db, { post, author: user, content: `Mine ${i}` })).id);
      await createComment(db, { post, author: null });
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof guest>["comment"]["byAuthor"]>> =
        await guest().comment.byAuthor({ handle: `@${user.handle}`, cursor, limit: 2 });
      seen.push(...ids(page));
      cursor = page.nextCursor;
      expect(page.items[0]).toMatchObject({ post: { id: post.id, title: "Somewhere", slug: "somewhere" } });
    } while (cursor);
    expect(seen).toEqual(mine);
  });

  it("shows nothing of what was deleted, or of nobody", async () => {
    const { user, caller } = await member();
    const db = getDatabase();
    const post = await newPost();
    const parent = await createComment(db, { post, author: user });
    await createComment(db, { post, author: null, parent });
    await caller.comment.delete({ id: parent.id });
    for (const handle of [user.handle, "nobody-at-all", ""])
      expect(await guest().comment.byAuthor({ handle })).toEqual({ items: [], nextCursor: null });
  });
});
