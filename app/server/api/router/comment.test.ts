import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { LEVELS_MAX } from "../../db/comment-place";
import { createComment, createPost, createUser } from "../../db/factories";
import { Comment, CommentReaction, Draft, Post, Revision } from "../../db/schema";
import { RENDERER_VERSION } from "../../services/markdown";
import { makeTestCaller, sessionOf } from "../mocks/caller";

const guest = () => makeTestCaller();

async function member(role: "member" | "moderator" = "member") {
  const user = await createUser(getDatabase(), { role });
  return { user, caller: makeTestCaller({ session: sessionOf(user) }) };
}

const newPost = () => createPost(getDatabase(), { author: null });

const countOf = async (postId: string) => (await guest().post.read({ id: postId })).commentCount;

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

const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

/** A comment and under it a reply to each before, as deep as asked. */
async function chain(post: { id: string }, levels: number) {
  const all = [await createComment(getDatabase(), { post, author: null, content: "Level 1" })];
  for (let level = 2; level <= levels; level += 1) {
    const parent = all.at(-1) ?? null;
    all.push(await createComment(getDatabase(), { post, author: null, parent, content: `Level ${level}` }));
  }
  return all;
}

const outcome = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    (error: unknown) => (error as { code: string }).code,
  );

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

describe("comment.create", () => {
  it("takes no text of another than the one who is signed in", async () => {
    const [{ user }, other] = [await member(), await member()];
    const { id: postId } = await newPost();
    const written = { postId, content: "Mine", userId: user.id };
    await expect(other.caller.comment.create(written)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    const { id } = await other.caller.comment.create({ postId, content: "Theirs", userId: other.user.id });
    const change = other.caller.comment.update({ id, content: "Mine", userId: user.id });
    await expect(change).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("answers the text that stands there, where the draft was published with another", async () => {
    const { caller } = await member();
    const draft = { postId: (await newPost()).id, draftId: randomUUID() };
    const { id } = await caller.comment.create({ ...draft, content: "First" });
    const again = await caller.comment.create({ ...draft, content: "Second" });
    expect(again).toMatchObject({ id, content: "First" });
  });

  it("stores it for the one who is signed in, and counts it", async () => {
    const { user, caller } = await member();
    const { id: postId } = await newPost();
    const comment = await caller.comment.create({ postId, content: "Hello" });
    expect(comment).toMatchObject({ depth: 0, parentId: null, author: { id: user.id }, version: 1 });
    expect(comment.html).toContain("Hello");
    expect(await guest().comment.byId({ id: comment.id })).toEqual({ ...comment, content: "Hello" });
    expect(await countOf(postId)).toBe(1);
  });

  it("refuses a parent that is unknown, deleted, or on another post, in clear words", async () => {
    const { user, caller } = await member();
    const [post, other] = [await newPost(), await newPost()];
    const db = getDatabase();
    const foreign = await createComment(db, { post: other, author: user });
    const deleted = await createComment(db, { post, author: user });
    await createComment(db, { post, author: user, parent: deleted });
    await caller.comment.delete({ id: deleted.id });
    const replyTo = (parentId: string) => caller.comment.create({ postId: post.id, parentId, content: "x" });
    await expect(replyTo(randomUUID())).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "The comment you reply to does not exist, or was deleted.",
    });
    await expect(replyTo(foreign.id)).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: "The comment you reply to is on another post.",
    });
    await expect(replyTo(deleted.id)).rejects.toMatchObject({
      code: "CONFLICT",
      message: "The comment you reply to was deleted. Write to the post instead.",
    });
    await expect(replyTo(post.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(caller.comment.create({ postId: randomUUID(), content: "x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
      message: "This post does not exist, or was deleted.",
    });
    expect(await countOf(post.id)).toBe(1);
  });

  it("bounds the depth, and says what to do", async () => {
    const { caller } = await member();
    const post = await newPost();
    const all = await chain(post, LEVELS_MAX);
    const last = all.at(-1);
    await expect(
      caller.comment.create({ postId: post.id, parentId: last?.id, content: "x" }),
    ).rejects.toMatchObject({
      code: "BAD_REQUEST",
      message: "This thread can’t go deeper. Reply to an earlier comment instead.",
    });
    const reply = await caller.comment.create({ postId: post.id, parentId: last?.parentId, content: "x" });
    expect(reply.depth).toBe(LEVELS_MAX - 1);
    expect(ids(await guest().comment.list({ postId: post.id, root: last?.id }))).toEqual([last?.id]);
  });

  const valid = { content: "Text" };
  it.each([
    ["an empty text", { content: "" }],
    ["a text of spaces", { content: " \n " }],
    ["a text that can't be seen", { content: "\u200B\u2060" }],
    ["a text over 10,000 characters", { content: "x".repeat(10_001) }],
    ["NUL", { content: "a\0b" }],
    ["half of a surrogate pair", { content: "a\uD83D" }],
    ["a parent that is no id", { ...valid, parentId: "1" }],
    ["a draft that is no id", { ...valid, draftId: "1" }],
    ["an id of its own", { ...valid, id: randomUUID() }],
    ["a path", { ...valid, path: "000001" }],
    ["an author", { ...valid, authorId: "someone" }],
    ["a date", { ...valid, createdAt: new Date(0) }],
  ])("refuses %s and stores nothing", async (_, input) => {
    const { caller } = await member();
    const { id: postId } = await newPost();
    await expect(caller.comment.create({ postId, ...input })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect(await getDatabase().$count(Comment)).toBe(0);
  });

  it("takes the longest text there may be", async () => {
    const { caller } = await member();
    const { id: postId } = await newPost();
    const { id } = await caller.comment.create({ postId, content: "🐎".repeat(10_000) });
    expect((await guest().comment.byId({ id })).content).toBe("🐎".repeat(10_000));
  });

  it("publishes a draft once, however often and at once it is sent", async () => {
    const { user, caller } = await member();
    const { id: postId } = await newPost();
    const draftId = randomUUID();
    await getDatabase()
      .insert(Draft)
      .values({ id: draftId, userId: user.id, target: `reply-to-post:${postId}` });
    const send = () => caller.comment.create({ postId, content: "Once", draftId });
    const sent = await Promise.all([send(), send(), send()]);
    expect(new Set([...sent, await send()].map(({ id }) => id)).size).toBe(1);
    expect(await countOf(postId)).toBe(1);
    expect(await getDatabase().$count(Draft)).toBe(0);
    const { caller: thief } = await member();
    await expect(thief.comment.create({ postId, content: "Twice", draftId })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("numbers comments that arrive at once each once, and counts them all", async () => {
    const { caller } = await member();
    const { id: postId } = await newPost();
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => caller.comment.create({ postId, content: `${i}` })),
    );
    const paths = (await getDatabase().select({ path: Comment.path }).from(Comment)).map(({ path }) => path);
    expect(new Set(paths).size).toBe(20);
    expect(await countOf(postId)).toBe(20);
  });
});

describe("comment.update", () => {
  it("changes the text, notes the time, and keeps what it said", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user, content: "Before" });
    const changed = await caller.comment.update({ id, content: "After", version: 1 });
    expect(changed).toMatchObject({ version: 2, id });
    expect(changed.html).toContain("After");
    expect(changed.updatedAt).toBeInstanceOf(Date);
    expect(await getDatabase().select().from(Revision)).toMatchObject([
      { commentId: id, postId: null, version: 1, title: null, content: "Before", editorId: user.id },
    ]);
  });

  it("is no edit when nothing differs, even from an old version", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user, content: "Same", version: 3 });
    expect((await caller.comment.update({ id, content: "Same", version: 1 })).updatedAt).toBeNull();
    expect(await getDatabase().$count(Revision)).toBe(0);
  });

  it("refuses a change from an old version and hands over what stands there now", async () => {
    const { user, caller } = await member();
    const { caller: moderator } = await member("moderator");
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user, content: "One" });
    await moderator.comment.update({ id, content: "Two", version: 1 });
    await expect(caller.comment.update({ id, content: "Three", version: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { newer: { version: 2, content: "Two", title: null } },
    });
    expect((await caller.comment.update({ id, content: "Three", version: 2 })).version).toBe(3);
  });

  it("lets one of two changes from the same version through", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user });
    const outcomes = await Promise.all(
      ["a", "b", "c"].map((content) => outcome(caller.comment.update({ id, content, version: 1 }))),
    );
    expect(outcomes.sort()).toEqual(["CONFLICT", "CONFLICT", "ok"]);
  });

  it("refuses a deleted comment, an unknown one, and another place", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const parent = await createComment(getDatabase(), { post, author: user });
    await createComment(getDatabase(), { post, author: user, parent });
    await caller.comment.delete({ id: parent.id });
    for (const id of [parent.id, randomUUID()])
      await expect(caller.comment.update({ id, content: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { id } = await createComment(getDatabase(), { post, author: user });
    for (const odd of [{ parentId: id }, { postId: post.id }, { version: 0 }, { content: "" }])
      await expect(caller.comment.update({ id, content: "x", ...odd })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
  });
});

describe("comment.delete", () => {
  it("removes one without replies, once", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const { id } = await createComment(getDatabase(), { post, author: user });
    expect(await caller.comment.delete({ id })).toEqual({ id, removed: [id] });
    await expect(caller.comment.delete({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await getDatabase().$count(Comment)).toBe(0);
    expect(await countOf(post.id)).toBe(0);
  });

  it("leaves the place of one with replies, and nothing of what it was", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const db = getDatabase();
    const parent = await createComment(db, { post, author: user, content: "A secret" });
    const reply = await createComment(db, { post, author: null, parent, content: "Still here" });
    await caller.comment.update({ id: parent.id, content: "Another secret" });
    await db.insert(CommentReaction).values({ commentId: parent.id, userId: user.id });
    expect(await caller.comment.delete({ id: parent.id })).toEqual({ id: parent.id, removed: [] });
    const { items } = await guest().comment.list({ postId: post.id });
    expect(items).toMatchObject([
      { id: parent.id, deleted: true, author: null, html: "", reactionCount: 0 },
      { id: reply.id, deleted: false, depth: 1 },
    ]);
    expect(await db.$count(Revision)).toBe(0);
    expect(await db.$count(CommentReaction)).toBe(0);
    const [row] = await db.select().from(Comment).where(eq(Comment.id, parent.id));
    expect(row).toMatchObject({ content: "", authorId: null, editorId: null });
    expect(await countOf(post.id)).toBe(1);
    await expect(guest().comment.byId({ id: parent.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("takes along the places that nobody stands under any more", async () => {
    const { user, caller } = await member();
    const post = await newPost();
    const db = getDatabase();
    const top = await createComment(db, { post, author: user });
    const middle = await createComment(db, { post, author: user, parent: top });
    const last = await createComment(db, { post, author: user, parent: middle });
    const kept = await createComment(db, { post, author: user, parent: top });
    await caller.comment.delete({ id: middle.id });
    await caller.comment.delete({ id: top.id });
    expect((await caller.comment.delete({ id: last.id })).removed.sort()).toEqual(
      [middle.id, last.id].sort(),
    );
    expect(ids(await guest().comment.list({ postId: post.id }))).toEqual([top.id, kept.id]);
    expect((await caller.comment.delete({ id: kept.id })).removed).toHaveLength(2);
    expect(await db.$count(Comment)).toBe(0);
  });

  it("loses no reply that arrives at the same moment, and counts right whatever happens", async () => {
    const { user, caller } = await member();
    for (let round = 0; round < 10; round += 1) {
      const post = await newPost();
      const { id } = await createComment(getDatabase(), { post, author: user });
      const reply = () => outcome(caller.comment.create({ postId: post.id, parentId: id, content: "x" }));
      const outcomes = await Promise.all([
        reply(),
        outcome(caller.comment.delete({ id })),
        reply(),
        outcome(caller.comment.delete({ id })),
        reply(),
      ]);
      const [first, , second, , third] = outcomes;
      const replies = [first, second, third];
      expect(replies.every((one) => ["ok", "NOT_FOUND", "CONFLICT"].includes(one))).toBe(true);
      expect([outcomes[1], outcomes[3]].sort()).toEqual(["NOT_FOUND", "ok"]);
      const stored = replies.filter((one) => one === "ok").length;
      const { items } = await guest().comment.list({ postId: post.id });
      expect(items.filter(({ deleted }) => !deleted)).toHaveLength(stored);
      expect(items).toHaveLength(stored === 0 ? 0 : stored + 1);
      expect(await countOf(post.id)).toBe(stored);
    }
  });
});

describe("comments of a member who leaves", () => {
  const leave = (user: Parameters<typeof sessionOf>[0], posts: "keep" | "delete") =>
    makeTestCaller({ session: sessionOf(user) }).data.delete({ posts, handle: user.handle });

  it("stay without an author, or go and leave places where others replied", async () => {
    const db = getDatabase();
    const post = await newPost();
    const [stays, goes] = [await member(), await member()];
    const kept = await createComment(db, { post, author: stays.user });
    const place = await createComment(db, { post, author: goes.user });
    const reply = await createComment(db, { post, author: stays.user, parent: place });
    const end = await createComment(db, { post, author: goes.user, parent: reply });
    await createComment(db, { post, author: goes.user, parent: end });
    await goes.caller.comment.update({ id: place.id, content: "Changed" });

    await leave(goes.user, "delete");
    await leave(stays.user, "keep");
    const { items } = await guest().comment.list({ postId: post.id });
    expect(items).toMatchObject([
      { id: kept.id, author: null, deleted: false },
      { id: place.id, author: null, deleted: true, html: "" },
      { id: reply.id, author: null, deleted: false },
    ]);
    expect(items).toHaveLength(3);
    expect(await db.$count(Revision)).toBe(0);
    expect(await countOf(post.id)).toBe(2);
  });

  it("are counted right, whoever leaves or writes at the same moment", async () => {
    const db = getDatabase();
    for (let round = 0; round < 5; round += 1) {
      const [one, other, writer] = [await member(), await member(), await member()];
      const posts = [
        await createPost(db, { author: null }),
        await createPost(db, { author: one.user }),
        await createPost(db, { author: other.user }),
      ];
      for (const post of posts)
        for (const { user } of [one, other, one]) await createComment(db, { post, author: user });
      const write = (post: { id: string }) =>
        outcome(writer.caller.comment.create({ postId: post.id, content: "x" }));
      const late = posts.map((post) =>
        outcome(one.caller.comment.create({ postId: post.id, content: "Late" })),
      );
      const outcomes = await Promise.all([
        outcome(leave(one.user, "delete")),
        outcome(leave(other.user, "delete")),
        ...posts.map(write),
        ...late,
      ]);
      expect(outcomes.slice(0, 2)).toEqual(["ok", "ok"]);
      expect(outcomes.slice(2).every((one) => ["ok", "NOT_FOUND", "CONFLICT"].includes(one))).toBe(true);
      const left = await db.select({ authorId: Comment.authorId }).from(Comment);
      expect(new Set(left.map(({ authorId }) => authorId))).toEqual(new Set([writer.user.id]));
      const [post] = await db.select().from(Post);
      expect(post?.commentCount).toBe(left.length);
      await db.delete(Post);
    }
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
