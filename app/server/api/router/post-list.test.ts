import { describe, expect, it, vi } from "vitest";

import { PERIODS } from "~/lib/feed";
import { getDatabase } from "../../db/client";
import { createPost, createUser } from "../../db/factories";
import { fillPosts } from "../../db/mocks/many-posts";
import { Post } from "../../db/schema";
import { tags } from "../../services/post";
import { makeTestCaller } from "../mocks/caller";

type ListInput = Parameters<ReturnType<typeof makeTestCaller>["post"]["list"]>[0];

const api = () => makeTestCaller();
const DAY = 86_400_000;
const DAYS = { day: 1, week: 7, month: 30, year: 365, all: Infinity };

async function everyPage(input: ListInput): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null, pages = 0; pages < 1000; pages += 1) {
    const page: Awaited<ReturnType<ReturnType<typeof api>["post"]["list"]>> = await api().post.list({
      ...input,
      cursor,
    });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
    if (cursor === null) break;
  }
  return ids;
}

const made = (ago: number, reactionCount = 0, hours = 0) =>
  createPost(getDatabase(), {
    author: null,
    createdAt: new Date(Date.now() - ago * DAY - hours * 3_600_000),
    reactionCount,
  });

describe("post.list", () => {
  it("answers each list whole and in its order, by tag and author too", async () => {
    await fillPosts(getDatabase(), { posts: 400, days: 500, authors: 4, tags: 3 });
    const { items } = await api().post.list({ limit: 50 });
    expect(new Set(items.flatMap(({ tags }) => tags)).size).toBeGreaterThan(1);
    const { id, createdAt: made, reactionCount: count, authorId: author } = Post;
    const posts = await getDatabase().select({ id, made, count, author, tags }).from(Post);
    for (const order of ["new", ...PERIODS] as const) {
      for (const filter of <{ tag?: string; author?: string }[]>[
        {},
        { tag: "TAG 2" },
        { author: "author-2" },
        { tag: "tag-1", author: "Author-1" },
      ]) {
        const { tag, author } = filter;
        const since = Date.now() - DAYS[order === "new" ? "all" : order] * DAY;
        const expected = posts
          .filter((post) => post.made.getTime() >= since)
          .filter((post) => !tag || post.tags.includes(tag.toLowerCase().replace(" ", "-")))
          .filter((post) => !author || post.author === author.toLowerCase())
          .sort(
            (one, other) => (order === "new" ? 0 : other.count - one.count) || (one.id < other.id ? 1 : -1),
          )
          .map(({ id }) => id);
        const input = order === "new" ? filter : { ...filter, sort: "top" as const, period: order };
        expect(await everyPage({ ...input, limit: 7 }), `${order} ${JSON.stringify(filter)}`).toEqual(
          expected,
        );
      }
    }
  });

  it("counts a period from this very moment back, not from midnight", async () => {
    const inside = [
      await made(0, 1, 23),
      await made(6, 2, 23),
      await made(29, 3, 23),
      await made(364, 4, 23),
    ];
    const outside = [await made(1, 9, 1), await made(7, 9, 1), await made(30, 9, 1), await made(365, 9, 1)];
    const top = async (period: keyof typeof DAYS) => everyPage({ sort: "top", period });
    const [day, week, month, year] = inside.map(({ id }) => id);
    expect(await top("day")).toEqual([day]);
    expect(await top("week")).toEqual([outside[0]?.id, week, day]);
    expect(await top("month")).toEqual(
      [outside[1]?.id, outside[0]?.id, month, week, day].sort(byCount(inside, outside)),
    );
    expect(await top("year")).toContain(year);
    expect(await top("year")).not.toContain(outside[3]?.id);
    expect(await top("all")).toContain(outside[3]?.id);
  });

  it("keeps later pages to the period of the first, whatever time it has become", async () => {
    for (let i = 0; i < 4; i += 1) await made(0, i, 12);
    const { nextCursor } = await api().post.list({ sort: "top", period: "day", limit: 2 });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 13 * 3_600_000 });
    try {
      expect((await api().post.list({ sort: "top", period: "day" })).items).toHaveLength(0);
      const rest = await api().post.list({ sort: "top", period: "day", limit: 2, cursor: nextCursor });
      expect(rest.items.map((post) => post.reactionCount)).toEqual([1, 0]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("answers an empty list for a tag or a member that there is none of", async () => {
    await made(0);
    expect(await everyPage({ tag: "none" })).toEqual([]);
    expect(await everyPage({ author: "nobody", sort: "top" })).toEqual([]);
    expect(await everyPage({ author: "nobody", tag: "none", sort: "top", period: "year" })).toEqual([]);
  });

  it("says how many comments and reactions a post has, and its tags in their order", async () => {
    const author = await createUser(getDatabase());
    await createPost(getDatabase(), { author, commentCount: 2, reactionCount: 5 });
    const [post] = (await api().post.list({})).items;
    expect(post).toMatchObject({ commentCount: 2, reactionCount: 5, tags: [] });
  });

  const id = "019aab00-0000-7000-8000-000000000000";
  it.each<object>([
    { sort: "top", cursor: id },
    { sort: "top", cursor: `-1.${id}` },
    { sort: "top", cursor: `9999999999.${id}` },
    { sort: "top", cursor: `1.${id}.x` },
    { sort: "top", cursor: "1.019aab00" },
    { sort: "top", period: "week", cursor: `1.${id}` },
    { sort: "top", period: "week", cursor: `1.${id}.99999999999999` },
    { sort: "new", cursor: `1.${id}` },
    { cursor: "'; drop table post" },
    { cursor: "" },
    { sort: "best" },
    { period: "decade" },
    { tag: "🙂" },
    { tag: "" },
    { tag: "a\0b" },
    { tag: "x".repeat(300) },
    { offset: 3 },
  ])("refuses %j", async (input) => {
    await getDatabase().delete(Post);
    await expect(api().post.list(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it.each<ListInput>([
    { sort: "top", period: "year", cursor: `0.${id}.0` },
    { sort: "top", period: "month", cursor: `999999999.${id}.9999999999999` },
    { sort: "top", cursor: `5.${id}.1` },
  ])("bears a cursor of a time of its own: %j", async (input) => {
    expect((await api().post.list(input)).items).toEqual([]);
  });
});

const byCount = (...lists: { id: string; reactionCount: number }[][]) => {
  const counts = new Map(lists.flat().map((post) => [post.id, post.reactionCount]));
  return (one: string | undefined, other: string | undefined) =>
    (counts.get(other ?? "") ?? 0) - (counts.get(one ?? "") ?? 0) || ((one ?? "") < (other ?? "") ? 1 : -1);
};
