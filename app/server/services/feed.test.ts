import { describe, expect, it } from "vitest";

import { PERIODS } from "~/lib/feed";
import { getDatabase } from "../db/client";
import { fillPosts } from "../db/mocks/many-posts";
import { readingsOf, type Reading } from "../db/mocks/plans";
import { listQuery, type ListShape } from "./feed";
import { bucketsFrom, startOf } from "./period";
import { AFTER_NEWEST } from "./post";

const ROWS = 11;
/** Rows that a period is merged from, at most: of its first day, then of each day and month. */
const MERGED = Object.fromEntries(
  Object.entries({ day: 1, week: 7, month: 30, year: 42 }).map(([period, parts]) => [
    period,
    200 + parts * ROWS,
  ]),
);
/** What is read for a row that is shown: the post, who wrote it, its tags. */
const BESIDE = 8;

const shapes: ListShape[] = (["new", ...PERIODS] as const).flatMap((order) =>
  [false, true].flatMap((ofTag) =>
    [false, true].map((ofAuthor) => ({ order, ofTag, ofAuthor, rows: ROWS }) as const),
  ),
);

const values = (shape: ListShape, place: object) => ({
  before: AFTER_NEWEST,
  count: 2_147_483_647,
  tag: "tag-1",
  author: "author-1",
  ...bucketsFrom(new Date(startOf(shape.order === "new" ? "all" : shape.order, Date.now()) ?? 0)),
  ...place,
});

/** What is wrong with what a list read. */
function faultsOf(shape: ListShape, { mode, scanned, fetched, sorted }: Reading): string[] {
  const ofAuthorsPeriod = shape.ofAuthor && !["new", "all"].includes(shape.order);
  const merged = ofAuthorsPeriod ? 1000 : (MERGED[shape.order] ?? ROWS);
  // By author and tag, the author's posts are walked until there are enough.
  const walked = shape.ofAuthor && shape.ofTag ? 3000 : merged;
  const name = `${shape.order}${shape.ofTag ? " of a tag" : ""}${shape.ofAuthor ? " of an author" : ""}, ${mode}`;
  return [
    ...scanned.map((table) => `${name}: reads all of ${table}`),
    ...(fetched > walked + ROWS * BESIDE ? [`${name}: fetches ${fetched}`] : []),
    ...(sorted > merged ? [`${name}: sorts ${sorted}`] : []),
  ];
}

async function faultsOfAll(place: object): Promise<string[]> {
  const faults: string[] = [];
  for (const shape of shapes) {
    const query = listQuery(getDatabase(), shape).toSQL();
    expect(query.sql).not.toMatch(/\boffset\b/i);
    const readings = await readingsOf(getDatabase(), query, values(shape, place));
    faults.push(...readings.flatMap((reading) => faultsOf(shape, reading)));
  }
  return faults;
}

describe("a page of posts", () => {
  it("reads as little among 20,000 posts as among few, from the start and from the middle", async () => {
    await fillPosts(getDatabase(), { posts: 20_000, days: 400, authors: 2000, tags: 300 });
    expect(await faultsOfAll({})).toEqual([]);
    expect(await faultsOfAll({ count: 3 })).toEqual([]);
  });

  it("reads no more where the statistics know one author, one day and one tag, and another is meant", async () => {
    await fillPosts(getDatabase(), { posts: 20_000, days: 0.001, authors: 1, tags: 1 });
    const yesterday = bucketsFrom(new Date(Date.now() - 500 * 86_400_000));
    expect(await faultsOfAll({ ...yesterday, author: "nobody", tag: "none" })).toEqual([]);
  });
});
