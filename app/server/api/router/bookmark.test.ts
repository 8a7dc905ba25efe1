import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";

import { onContentChange } from "../../changes";
import { getDatabase } from "../../db/client";
import { createPost, createUser } from "../../db/factories";
import { Bookmark, Post } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";

const guest = () => makeTestCaller();

async function member() {
  const person = await createUser(getDatabase());
  return { person, api: makeTestCaller({ session: sessionOf(person) }) };
}

async function somePosts(count: number) {
  const author = await createUser(getDatabase());
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1)
    ids.push((await createPost(getDatabase(), { author, title: `Post ${i}` })).id);
  return ids;
}

const titlesOf = async (api: ReturnType<typeof guest>) =>
  (await api.bookmark.list({})).items.map(({ title }) => title);

describe("bookmark.set", () => {
  it("is said once however often it is said", async () => {
    const { api } = await member();
    const [postId = ""] = await somePosts(1);
    expect(await api.bookmark.set({ postId, on: true })).toEqual({ on: true });
    expect(await api.bookmark.set({ postId, on: true })).toEqual({ on: true });
    await Promise.all(Array.from({ length: 50 }, () => api.bookmark.set({ postId, on: true })));
    expect(await getDatabase().$count(Bookmark)).toBe(1);
    expect(await api.bookmark.set({ postId, on: false })).toEqual({ on: false });
    expect(await api.bookmark.set({ postId, on: false })).toEqual({ on: false });
    expect(await getDatabase().$count(Bookmark)).toBe(0);
  });

  it("knows no post to mark, and lets one take a mark off a post that is gone", async () => {
    const { api } = await member();
    const postId = randomUUID();
    await expect(api.bookmark.set({ postId, on: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await api.bookmark.set({ postId, on: false })).toEqual({ on: false });
  });

  it("is not set for whoever signed in since, on a page of somebody else’s", async () => {
    const [before, now] = [await member(), await member()];
    const [postId = ""] = await somePosts(1);
    await expect(now.api.bookmark.set({ postId, on: true, userId: before.person.id })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    expect(await getDatabase().$count(Bookmark)).toBe(0);
    expect(await now.api.bookmark.set({ postId, on: true, userId: now.person.id })).toEqual({ on: true });
  });

  it("drops nothing that is kept for guests", async () => {
    const { api } = await member();
    const [postId = ""] = await somePosts(1);
    const changed = vi.fn();
    onContentChange(changed);
    await api.bookmark.set({ postId, on: true });
    expect(changed).not.toHaveBeenCalled();
  });
});

describe("bookmark.list", () => {
  it("answers the newest bookmark first, in the shape of the feed", async () => {
    const { api } = await member();
    const [first = "", second = "", third = ""] = await somePosts(3);
    for (const postId of [third, first, second]) await api.bookmark.set({ postId, on: true });
    const { items, nextCursor } = await api.bookmark.list({});
    expect(items.map(({ id }) => id)).toEqual([second, first, third]);
    expect(nextCursor).toBeNull();
    const listed = (await guest().post.list({})).items.find(({ id }) => id === second);
    expect(items[0]).toEqual(listed);
  });

  it("pages through every one once, and keeps its place when one is taken off meanwhile", async () => {
    const { api } = await member();
    const ids = await somePosts(5);
    for (const postId of ids) await api.bookmark.set({ postId, on: true });
    const one = await api.bookmark.list({ limit: 2 });
    await api.bookmark.set({ postId: one.items[1]?.id ?? "", on: false });
    const two = await api.bookmark.list({ limit: 2, cursor: one.nextCursor });
    const three = await api.bookmark.list({ limit: 2, cursor: two.nextCursor, direction: "forward" });
    expect([...one.items, ...two.items, ...three.items].map(({ id }) => id)).toEqual([...ids].reverse());
    expect(three.nextCursor).toBeNull();
  });

  it("is nobody else's, and shows in nothing that others see", async () => {
    const { api, person } = await member();
    const [postId = ""] = await somePosts(1);
    const seenBefore = JSON.stringify([await guest().post.read({ id: postId }), await guest().post.list({})]);
    await api.bookmark.set({ postId, on: true });
    expect(JSON.stringify([await guest().post.read({ id: postId }), await guest().post.list({})])).toBe(
      seenBefore,
    );
    const admin = makeTestCaller({
      session: sessionOf(await createUser(getDatabase(), { role: "administrator" })),
    });
    for (const other of [(await member()).api, admin]) expect(await titlesOf(other)).toEqual([]);
    const profile = await guest().profile.byHandle({ handle: person.handle });
    expect(JSON.stringify(profile)).not.toContain("ookmark");
  });

  it("loses a post that is deleted, and keeps one whose author is gone", async () => {
    const { api } = await member();
    const [gone = "", kept = ""] = await somePosts(2);
    for (const postId of [gone, kept]) await api.bookmark.set({ postId, on: true });
    await getDatabase().delete(Post).where(eq(Post.id, gone));
    await getDatabase().update(Post).set({ authorId: null }).where(eq(Post.id, kept));
    expect((await api.bookmark.list({})).items.map(({ id, author }) => ({ id, author }))).toEqual([
      { id: kept, author: null },
    ]);
  });

  it.each([{ limit: 0 }, { limit: 51 }, { cursor: "1" }, { userId: "another" }])(
    "refuses %j",
    async (input) => {
      const { api } = await member();
      await expect(api.bookmark.list(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    },
  );
});
