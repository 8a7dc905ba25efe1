import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { testPostgresUrl } from "~/env/server";
import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { Post, PostTag, Tag } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";

async function member() {
  return makeTestCaller({ session: sessionOf(await createUser(getDatabase())) });
}

async function write(...lists: string[][]) {
  const caller = await member();
  const posts = [];
  for (const tags of lists) posts.push(await caller.post.create({ title: "T", content: "x", tags }));
  return posts;
}

const counts = async () =>
  Object.fromEntries(
    (await getDatabase().select().from(Tag)).map(({ name, postCount }) => [name, postCount]),
  );

describe("a post's tags", () => {
  it("are kept in their order, each once, as they were first spelt", async () => {
    const [first] = await write(["Zebra", "Café", "C/C++"], ["cafe", "CAFÉ ", "ZEBRA"]);
    expect(first?.tags).toEqual(["zebra", "café", "c-c++"]);
    const second = (await makeTestCaller().post.list({})).items[0];
    expect(second?.tags).toEqual(["café", "zebra"]);
    expect(await counts()).toEqual({ zebra: 2, café: 2, "c-c++": 1 });
  });

  it("are counted through every change: order, other tags, none, the post's end", async () => {
    const caller = await member();
    const { id } = await caller.post.create({ title: "T", content: "x", tags: ["a", "b", "c"] });
    const filed = () => getDatabase().select().from(PostTag).where(eq(PostTag.postId, id));
    await getDatabase().update(Post).set({ reactionCount: 7 }).where(eq(Post.id, id));
    expect((await caller.post.update({ id, tags: ["c", "a", "b"] })).tags).toEqual(["c", "a", "b"]);
    expect(await counts()).toEqual({ a: 1, b: 1, c: 1 });
    expect((await caller.post.update({ id, tags: ["d", "a"] })).tags).toEqual(["d", "a"]);
    expect(await counts()).toEqual({ a: 1, b: 0, c: 0, d: 1 });
    expect((await filed()).map(({ reactionCount }) => reactionCount)).toEqual([7, 7]);
    expect((await caller.post.update({ id, tags: [] })).tags).toEqual([]);
    await caller.post.update({ id, tags: ["a"] });
    await caller.post.delete(id);
    expect(await counts()).toEqual({ a: 0, b: 0, c: 0, d: 0 });
  });

  it("stay as they are where an edit says nothing of them", async () => {
    const caller = await member();
    const { id } = await caller.post.create({ title: "T", content: "x", tags: ["a"] });
    expect((await caller.post.update({ id, title: "Other" })).tags).toEqual(["a"]);
  });

  it("are spelt anew once no post has them", async () => {
    const caller = await member();
    const [post] = await write(["cafe"]);
    await getDatabase()
      .delete(Post)
      .where(eq(Post.id, post?.id ?? ""));
    expect((await caller.post.create({ title: "T", content: "x", tags: ["Café"] })).tags).toEqual(["café"]);
  });

  it("hold when many posts bring the same new ones, change them and go, all at once", async () => {
    const caller = await member();
    const names = ["delta", "alpha", "echo", "bravo", "charlie"];
    const turned = (by: number) => names.map((_, index) => names[(index + by) % names.length] ?? "");
    const posts = await Promise.all(
      Array.from({ length: 20 }, (_, i) => caller.post.create({ title: "T", content: "x", tags: turned(i) })),
    );
    expect(await counts()).toEqual(Object.fromEntries(names.map((name) => [name, 20])));
    await Promise.all(
      posts.map(({ id }, i) =>
        i % 2 === 0 ? caller.post.delete(id) : caller.post.update({ id, tags: turned(i + 2).slice(0, 3) }),
      ),
    );
    const filed = await getDatabase().select().from(PostTag);
    expect(Object.values(await counts()).reduce((sum, count) => sum + count, 0)).toBe(filed.length);
    expect(filed).toHaveLength(30);
  });

  // The embedded database carries out one transaction at a time.
  it.runIf(testPostgresUrl())(
    "take turns, and in no circle, where one post takes what another gives up",
    async () => {
      const moderator = await createUser(getDatabase(), { role: "moderator" });
      const caller = makeTestCaller({ session: sessionOf(moderator) });
      const [second, first] = await write(["a", "b"], ["b"]);
      if (!first || !second) throw new Error("Nothing was written.");
      const held = Promise.withResolvers<undefined>();
      const holder = getDatabase().transaction(async (tx) => {
        await tx.update(Tag).set({ name: "b" }).where(eq(Tag.folded, "b"));
        await held.promise;
      });
      const pause = () => new Promise((resolve) => setTimeout(resolve, 300));
      await pause();
      const one = caller.post.update({ id: first.id, tags: ["a"] });
      await pause();
      const other = caller.post.update({ id: second.id, tags: [] });
      await pause();
      held.resolve(undefined);
      expect((await Promise.all([one, other, holder])).slice(0, 2)).toMatchObject([
        { tags: ["a"] },
        { tags: [] },
      ]);
      expect(await counts()).toEqual({ a: 1, b: 0 });
    },
  );

  it.each([
    [["🙂"]],
    [["###"]],
    [["a".repeat(31)]],
    [["a", "b", "c", "d", "e", "f"]],
    [["a\0"]],
    [["\u0301"]],
    [[""]],
  ])("refuses %j", async (tags) => {
    await expect((await member()).post.create({ title: "T", content: "x", tags })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });

  it("may be thirty characters of any script", async () => {
    const tags = ["ß", "각", "日", "א", "ễ"].map((letter) => letter.repeat(30));
    expect((await write(tags))[0]?.tags).toEqual(tags);
  });
});

describe("tag.list", () => {
  it("answers the most used first, page by page, and none that no post has", async () => {
    await write(["a", "b", "c"], ["b", "c"], ["c"]);
    await getDatabase().insert(Tag).values({ name: "unused", folded: "unused" });
    const first = await makeTestCaller().tag.list({ limit: 2 });
    expect(first.items).toEqual([
      { name: "c", postCount: 3 },
      { name: "b", postCount: 2 },
    ]);
    const rest = await makeTestCaller().tag.list({ limit: 2, cursor: first.nextCursor });
    expect(rest).toEqual({ items: [{ name: "a", postCount: 1 }], nextCursor: null });
  });

  it.each([{ cursor: "1" }, { limit: 0 }, { limit: 51 }, { odd: 1 }])("refuses %j", async (input) => {
    await expect(makeTestCaller().tag.list(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("tag.suggest", () => {
  it("finds by the beginning, without capitals and accents, the most used first", async () => {
    await write(["Café", "cat"], ["cat"], ["dog", "c-c++", "c#"]);
    const names = async (prefix: string) =>
      (await makeTestCaller().tag.suggest({ prefix })).map(({ name }) => name);
    expect(await names("CA")).toEqual(["cat", "café"]);
    expect(await names("càf")).toEqual(["café"]);
    expect(await names("c/c")).toEqual(["c-c++"]);
    expect(await names("#c#")).toEqual(["c#"]);
    expect(await names("at")).toEqual([]);
    expect(await names("c%")).toEqual(["cat", "c#", "c-c++", "café"]);
    expect(await names("")).toHaveLength(5);
    expect(await names("🙂")).toHaveLength(5);
  });

  it("finds the rare and the common among very many, and answers eight at most", async () => {
    await getDatabase()
      .insert(Tag)
      .values(
        Array.from({ length: 3000 }, (_, i) => ({
          name: `topic-${i}`,
          folded: `topic-${i}`,
          postCount: i === 2999 ? 900 : 1 + (i % 7),
        })),
      );
    const common = await makeTestCaller().tag.suggest({ prefix: "to" });
    expect(common).toHaveLength(8);
    expect(common[0]).toEqual({ name: "topic-2999", postCount: 900 });
    expect(await makeTestCaller().tag.suggest({ prefix: "topic-1400" })).toEqual([
      { name: "topic-1400", postCount: 1 },
    ]);
  });

  it.each([{ prefix: "x".repeat(201) }, { prefix: "a\0" }, {}])("refuses %j", async (input) => {
    await expect(makeTestCaller().tag.suggest(input as { prefix: string })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("tag.byName", () => {
  it("answers the tag by the name that it goes by", async () => {
    await write(["Café", "日本語"]);
    expect(await makeTestCaller().tag.byName({ name: "CAFE" })).toEqual({ name: "café", postCount: 1 });
    expect(await makeTestCaller().tag.byName({ name: "日本語" })).toEqual({ name: "日本語", postCount: 1 });
  });

  it("knows none that no post has", async () => {
    await getDatabase().insert(Tag).values({ name: "unused", folded: "unused" });
    await expect(makeTestCaller().tag.byName({ name: "unused" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
