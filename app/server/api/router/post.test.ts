import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../../db/client";
import { createPost, createUser } from "../../db/factories";
import { Post } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";

const guest = () => makeTestCaller();

async function member() {
  const user = await createUser(getDatabase());
  return { user, caller: makeTestCaller({ session: sessionOf(user) }) };
}

async function writePosts(count: number) {
  const author = await createUser(getDatabase());
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1)
    ids.unshift((await createPost(getDatabase(), { author, title: `Post ${i}` })).id);
  return ids;
}

describe("post.all", () => {
  it("answers the ten newest, newest first", async () => {
    const ids = await writePosts(12);
    const posts = await guest().post.all();
    expect(posts.map((post) => post.id)).toEqual(ids.slice(0, 10));
  });

  it("shows an author's public fields and nothing else", async () => {
    await writePosts(1);
    const [post] = await guest().post.all();
    expect(Object.keys(post?.author ?? {}).sort()).toEqual(["handle", "id", "image", "name"]);
    expect(JSON.stringify(post)).not.toContain("@");
  });
});

describe("post.list", () => {
  it("pages through every post once, without gaps, ending in null", async () => {
    const ids = await writePosts(7);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<ReturnType<typeof guest>["post"]["list"]>> = await guest().post.list({
        cursor,
        limit: 3,
      });
      seen.push(...page.items.map((post) => post.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(ids);
  });

  it("serves tRPC's infinite queries, which send a direction", async () => {
    await writePosts(1);
    expect((await guest().post.list({ direction: "forward" })).items).toHaveLength(1);
  });

  it("ends exactly where the last page is full", async () => {
    await writePosts(3);
    expect((await guest().post.list({ limit: 3 })).nextCursor).toBeNull();
  });

  it("keeps its place when a newer post arrives or the cursor's own post is deleted", async () => {
    const ids = await writePosts(5);
    const { nextCursor } = await guest().post.list({ limit: 2 });
    await writePosts(1);
    await getDatabase()
      .delete(Post)
      .where(eq(Post.id, nextCursor ?? ""));
    const rest = await guest().post.list({ limit: 10, cursor: nextCursor });
    expect(rest.items.map((post) => post.id)).toEqual(ids.slice(2));
  });

  it("carries the start of a text, not the whole", async () => {
    const author = await createUser(getDatabase());
    await createPost(getDatabase(), { author, content: "word ".repeat(2000) });
    const { items } = await guest().post.list({});
    expect(items[0]?.extract.length).toBeLessThan(300);
    expect(items[0]).not.toHaveProperty("content");
  });

  it("shows a post whose author is gone", async () => {
    await createPost(getDatabase(), { author: null });
    const { items } = await guest().post.list({});
    expect(items[0]?.author).toBeNull();
  });

  it.each([{ limit: 0 }, { limit: 51 }, { limit: 1.5 }, { cursor: "1" }, { sort: "odd" }])(
    "refuses %j",
    async (input) => {
      await expect(guest().post.list(input as object)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    },
  );
});

describe("post.byId", () => {
  it("answers the post with its author", async () => {
    const author = await createUser(getDatabase(), { name: "Ada" });
    const { id } = await createPost(getDatabase(), { author, title: "Hello" });
    expect(await guest().post.byId({ id })).toMatchObject({
      id,
      title: "Hello",
      author: { id: author.id, name: "Ada" },
    });
  });

  it("knows an unknown id from a wrong one", async () => {
    await expect(guest().post.byId({ id: randomUUID() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(guest().post.byId({ id: "12" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(guest().post.byId({ id: "'; drop table post" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("post.create", () => {
  it("takes no text of another than the one who is signed in", async () => {
    const [{ user }, other] = [await member(), await member()];
    const written = { title: "Mine", content: "Text", userId: user.id };
    await expect(other.caller.post.create(written)).rejects.toMatchObject({ code: "CONFLICT" });
    const { id } = await other.caller.post.create({ ...written, userId: other.user.id });
    const change = other.caller.post.update({ id, title: "Changed", userId: user.id });
    await expect(change).rejects.toMatchObject({ code: "CONFLICT" });
  });

  it("stores the post for the one who is signed in", async () => {
    const { user, caller } = await member();
    const post = await caller.post.create({ title: "  A   title ", content: "Text" });
    expect(post).toMatchObject({
      title: "A title",
      content: "Text",
      updatedAt: null,
      author: { id: user.id },
    });
    expect(await guest().post.byId({ id: post.id })).toEqual(post);
  });

  it("makes ids that order by age", async () => {
    const { caller } = await member();
    const ids: string[] = [];
    for (let i = 0; i < 20; i += 1) ids.push((await caller.post.create({ title: `${i}`, content: "x" })).id);
    expect([...ids].sort()).toEqual(ids);
  });

  it("counts characters as PostgreSQL does: 256 emoji are 256", async () => {
    const { caller } = await member();
    const title = "🐎".repeat(256);
    expect((await caller.post.create({ title, content: "x" })).title).toBe(title);
    await expect(caller.post.create({ title: `${title}🐎`, content: "x" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("takes the longest text there may be", async () => {
    const { caller } = await member();
    const content = "é".repeat(50_000);
    expect((await caller.post.create({ title: "Long", content })).content).toBe(content);
  });

  const valid = { title: "Title", content: "Text" };
  it.each([
    ["an empty title", { ...valid, title: "" }],
    ["a title of spaces", { ...valid, title: " \t\n " }],
    ["a title that can't be seen", { ...valid, title: "\u200B\u200D\u2060" }],
    ["a title of blank letters", { ...valid, title: "\u3164\u115F\uFFA0\u2800" }],
    ["a title over 256 characters", { ...valid, title: "x".repeat(257) }],
    ["no title", { content: "Text" }],
    ["a title that is a number", { ...valid, title: 5 }],
    ["an empty text", { ...valid, content: "" }],
    ["a text over 50,000 characters", { ...valid, content: "x".repeat(50_001) }],
    ["NUL", { ...valid, content: "a\0b" }],
    ["half of a surrogate pair", { ...valid, title: "a\uD83D" }],
    ["an author", { ...valid, authorId: "someone" }],
    ["an id", { ...valid, id: randomUUID() }],
    ["a date", { ...valid, createdAt: new Date(0) }],
  ])("refuses %s and stores nothing", async (_, input) => {
    const { caller } = await member();
    await expect(caller.post.create(input as typeof valid)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await getDatabase().$count(Post)).toBe(0);
  });

  it("says what is wrong in words for a person", async () => {
    const { caller } = await member();
    await expect(caller.post.create({ title: " ", content: "x" })).rejects.toThrow("Title can’t be empty.");
  });
});

describe("post.update", () => {
  it("changes what was sent, leaves the rest, and notes the time", async () => {
    const { user, caller } = await member();
    const { id } = await createPost(getDatabase(), { author: user, title: "Old", content: "Kept" });
    const changed = await caller.post.update({ id, title: "New" });
    expect(changed).toMatchObject({ title: "New", content: "Kept" });
    expect(changed.updatedAt).toBeInstanceOf(Date);
  });

  it("is no edit when nothing differs", async () => {
    const { user, caller } = await member();
    const { id } = await createPost(getDatabase(), { author: user, title: "Same", content: "Text" });
    expect((await caller.post.update({ id, title: "Same ", content: "Text" })).updatedAt).toBeNull();
  });

  it("refuses an empty change and an unknown post", async () => {
    const { user, caller } = await member();
    const { id } = await createPost(getDatabase(), { author: user });
    await expect(caller.post.update({ id })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(caller.post.update({ id: randomUUID(), title: "x" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("refuses another author, whoever asks", async () => {
    const { user, caller } = await member();
    const { id } = await createPost(getDatabase(), { author: user });
    await expect(caller.post.update({ id, title: "x", authorId: "y" } as never)).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("post.delete", () => {
  it("removes the post, once", async () => {
    const { user, caller } = await member();
    const { id } = await createPost(getDatabase(), { author: user });
    await caller.post.delete(id);
    await expect(guest().post.byId({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(caller.post.delete(id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
