import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, it, vi } from "vitest";

import { testPostgresUrl } from "~/env/server";
import { onContentChange } from "../../changes";
import { getDatabase } from "../../db/client";
import { createPost, createUser } from "../../db/factories";
import { Comment, CommentReaction, Post, PostReaction, PostTag, user } from "../../db/schema";
import { setTags } from "../../services/tag";
import { makeTestCaller, sessionOf } from "../mocks/caller";

type Person = typeof user.$inferSelect;

/** On one connection they can only wait for each other, so that a few show what there is to see. */
const THOUSANDS = testPostgresUrl() ? 10_000 : 1000;

const guest = () => makeTestCaller();
const apiOf = (person: Person) => makeTestCaller({ session: sessionOf(person) });

async function member() {
  const person = await createUser(getDatabase());
  return { person, api: apiOf(person) };
}

async function aPost() {
  return createPost(getDatabase(), { author: await createUser(getDatabase()) });
}

async function aComment(columns: Partial<typeof Comment.$inferInsert> = {}) {
  const { id: postId } = await aPost();
  const id = uuidv7();
  await getDatabase()
    .insert(Comment)
    .values({ id, postId, depth: 0, path: "000001", content: "A comment.", ...columns });
  return id;
}

const to = (id: string, type: "post" | "comment" = "post") => ({ type, id });
const rowsOf = (postId: string) => getDatabase().$count(PostReaction, eq(PostReaction.postId, postId));
const countOf = async (id: string) => (await guest().post.read({ id })).reactionCount;

/** Calls all of them, `width` at a time. */
async function manyAtOnce(count: number, call: (i: number) => Promise<unknown>, width = 100) {
  let next = 0;
  const refused: unknown[] = [];
  const worker = async () => {
    while (next < count) await call((next += 1)).catch((error: unknown) => refused.push(error));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return refused;
}

describe("reaction.set", () => {
  it.each(["post", "comment"] as const)("is said once however often it is said, on a %s", async (type) => {
    const { api } = await member();
    const target = to(type === "post" ? (await aPost()).id : await aComment(), type);
    expect(await api.reaction.set({ target, on: false })).toEqual({ count: 0, on: false });
    expect(await api.reaction.set({ target, on: true })).toEqual({ count: 1, on: true });
    expect(await api.reaction.set({ target, on: true })).toEqual({ count: 1, on: true });
    expect(await (await member()).api.reaction.set({ target, on: true })).toEqual({ count: 2, on: true });
    expect(await api.reaction.set({ target, on: false })).toEqual({ count: 1, on: false });
    expect(await api.reaction.set({ target, on: false })).toEqual({ count: 1, on: false });
  });

  it("is not given for whoever signed in since, on a page of somebody else’s", async () => {
    const [before, now] = [await member(), await member()];
    const target = to((await aPost()).id);
    await expect(now.api.reaction.set({ target, on: true, userId: before.person.id })).rejects.toMatchObject({
      code: "CONFLICT",
      message: "Someone else is signed in here by now. Reload the page to go on.",
    });
    expect(await rowsOf(target.id)).toBe(0);
    expect(await now.api.reaction.set({ target, on: true, userId: now.person.id })).toMatchObject({
      on: true,
    });
  });

  it("lets one react to what one wrote oneself", async () => {
    const { person, api } = await member();
    const { id } = await createPost(getDatabase(), { author: person });
    expect(await api.reaction.set({ target: to(id), on: true })).toEqual({ count: 1, on: true });
  });

  it("shows in the post, in lists and in what lists of a tag are ordered by", async () => {
    const { api } = await member();
    const post = await aPost();
    await setTags(getDatabase(), {
      postId: post.id,
      createdAt: post.createdAt,
      reactionCount: 0,
      names: ["a"],
    });
    await api.reaction.set({ target: to(post.id), on: true });
    expect(await countOf(post.id)).toBe(1);
    expect((await guest().post.list({})).items[0]?.reactionCount).toBe(1);
    const [filed] = await getDatabase().select().from(PostTag);
    expect(filed?.reactionCount).toBe(1);
  });

  it("knows nothing to react to from something", async () => {
    const { api } = await member();
    const deleted = await aComment({ deletedAt: new Date() });
    for (const target of [to(randomUUID()), to(randomUUID(), "comment"), to(deleted, "comment")]) {
      for (const on of [true, false]) {
        await expect(api.reaction.set({ target, on })).rejects.toMatchObject({ code: "NOT_FOUND" });
      }
    }
    await expect(api.reaction.set({ target: to("1"), on: true })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("drops what is kept for guests when the count moved, and only then", async () => {
    const { api } = await member();
    const target = to((await aPost()).id);
    const changed = vi.fn();
    onContentChange(changed);
    await api.reaction.set({ target, on: true });
    expect(changed).toHaveBeenCalledTimes(1);
    await api.reaction.set({ target, on: true });
    expect(changed).toHaveBeenCalledTimes(1);
  });
});

describe("reactions at the same moment", () => {
  it("are one, thousands of times from one member", { timeout: 120_000 }, async () => {
    const { api } = await member();
    const { id } = await aPost();
    const refused = await manyAtOnce(THOUSANDS, () => api.reaction.set({ target: to(id), on: true }), 1000);
    expect(refused).toEqual([]);
    expect([await countOf(id), await rowsOf(id)]).toEqual([1, 1]);
  });

  it("end with what is there, on and off in one jumble", { timeout: 120_000 }, async () => {
    // So many that none of them changes more than a member may in ten minutes.
    const members = await Promise.all(Array.from({ length: 10 }, member));
    const { id } = await aPost();
    const comment = await aComment();
    const refused = await manyAtOnce(THOUSANDS / 2, (i) => {
      const { api } = members[i % members.length] as (typeof members)[number];
      const turn = Math.floor(i / members.length);
      return api.reaction.set({ target: turn % 4 < 2 ? to(id) : to(comment, "comment"), on: turn % 2 === 0 });
    });
    expect(refused).toEqual([]);
    expect(await countOf(id)).toBe(await rowsOf(id));
    const [counted] = await getDatabase().select().from(Comment).where(eq(Comment.id, comment));
    expect(counted?.reactionCount).toBe(await getDatabase().$count(CommentReaction));
    for (const { api } of members) await api.reaction.set({ target: to(id), on: true });
    expect(await countOf(id)).toBe(members.length);
  });

  it("are all counted, from many members on few posts", { timeout: 120_000 }, async () => {
    const members = await Promise.all(Array.from({ length: 40 }, member));
    const posts = [await aPost(), await aPost(), await aPost()];
    const refused = await manyAtOnce(1200, (i) => {
      const [{ api }, post] = [members[i % 40] ?? members[0], posts[i % 3]] as [
        (typeof members)[number],
        (typeof posts)[number],
      ];
      // Every other call takes one back; the last round leaves everybody's.
      return api.reaction.set({ target: to(post.id), on: i % 7 !== 0 });
    });
    expect(refused).toEqual([]);
    for (const { id } of posts) expect(await countOf(id)).toBe(await rowsOf(id));
    for (const { api } of members) await api.reaction.set({ target: to(posts[0]?.id ?? ""), on: true });
    expect(await countOf(posts[0]?.id ?? "")).toBe(40);
  });

  it("are answered with the count that each of them made", async () => {
    const members = await Promise.all(Array.from({ length: 40 }, member));
    const { id } = await aPost();
    const answers = await Promise.all(
      members.map(({ api }) => api.reaction.set({ target: to(id), on: true })),
    );
    const counts = answers.map(({ count }) => count).sort((one, other) => one - other);
    expect(counts).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it.each(["posts", "accounts"])("meet %s that are deleted, and nobody has to try again", async (what) => {
    const members = await Promise.all(Array.from({ length: 10 }, member));
    const posts = await Promise.all(Array.from({ length: 6 }, aPost));
    for (const { api } of members)
      for (const { id } of posts) await api.reaction.set({ target: to(id), on: true });
    const going =
      what === "posts"
        ? posts.slice(0, 3).map(
            ({ id }) =>
              () =>
                getDatabase().delete(Post).where(eq(Post.id, id)),
          )
        : members.slice(0, 3).map(
            ({ api, person }) =>
              () =>
                api.data.delete({ posts: "keep", handle: person.handle }),
          );
    const refused = await manyAtOnce(400, async (i) => {
      const goes = i % 40 === 0 ? going.pop() : undefined;
      if (goes) await goes();
      else {
        const target = to(posts[i % 6]?.id ?? "");
        await members[i % 10]?.api.reaction.set({ target, on: i % 3 === 0 });
      }
    });
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter((error) => (error as { code?: string }).code !== "NOT_FOUND")).toEqual([]);
    for (const { id } of posts.slice(3)) expect(await countOf(id)).toBe(await rowsOf(id));
  });

  it("go with the account, and the count with them", async () => {
    const { api, person } = await member();
    const { id } = await aPost();
    await api.reaction.set({ target: to(id), on: true });
    await getDatabase().delete(user).where(eq(user.id, person.id));
    expect(await countOf(id)).toBe(0);
  });
});

describe("reaction.mine", () => {
  it("tells a member what they have done with a post, and a guest nothing", async () => {
    const { api } = await member();
    const { id: postId } = await aPost();
    expect(await api.reaction.mine({ postId })).toEqual({ post: false, bookmarked: false });
    await api.reaction.set({ target: to(postId), on: true });
    expect(await api.reaction.mine({ postId })).toEqual({ post: true, bookmarked: false });
    await api.bookmark.set({ postId, on: true });
    await api.reaction.set({ target: to(postId), on: false });
    expect(await api.reaction.mine({ postId })).toEqual({ post: false, bookmarked: true });
    for (const other of [guest(), (await member()).api]) {
      expect(await other.reaction.mine({ postId })).toEqual({ post: false, bookmarked: false });
    }
  });
});
