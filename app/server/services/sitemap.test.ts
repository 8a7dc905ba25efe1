import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import { getDatabase } from "../db/client";
import { createPost, createUser } from "../db/factories";
import { Tag } from "../db/schema";
import { idAt, timeOfId } from "~/lib/id";
import { areFewPosts, firstPostId, membersWhoPosted, postsBetween, tagsByUse } from "./sitemap";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

async function all<Row>(steps: AsyncGenerator<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const step of steps) rows.push(...step);
  return rows;
}

describe("posts in a sitemap", () => {
  it("are those of a span of time, to the millisecond, oldest first", async () => {
    const db = getDatabase();
    const times = [
      new Date(day("2026-03-01").getTime() - 1),
      day("2026-03-01"),
      day("2026-03-15"),
      new Date(day("2026-04-01").getTime() - 1),
      day("2026-04-01"),
    ];
    const ids: string[] = [];
    for (const createdAt of times) ids.push((await createPost(db, { author: null, createdAt })).id);
    const found = await all(postsBetween(db, { from: day("2026-03-01"), to: day("2026-04-01") }));
    expect(found.map(({ id }) => id)).toEqual(ids.slice(1, 4));
    expect(await firstPostId(db)).toBe(ids[0]);
    expect(timeOfId(ids[1] ?? "")).toEqual(times[1]);
    expect(timeOfId(idAt(day("2026-03-01")))).toEqual(day("2026-03-01"));
  });

  it("are read step by step, none twice and none left out", async () => {
    const db = getDatabase();
    // More than two steps.
    await db.execute(sql`
      insert into post (id, title, content)
      select ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'T', 'C' from generate_series(1, 4500) n`);
    const found = await all(postsBetween(db, { from: new Date(0), to: day("2100-01-01") }));
    expect(new Set(found.map(({ id }) => id)).size).toBe(4500);
    expect(found).toHaveLength(4500);
  });

  it("are few until their index is too large for it, and there may be none", async () => {
    expect(await areFewPosts(getDatabase())).toBe(true);
    expect(await firstPostId(getDatabase())).toBeUndefined();
  });
});

describe("members in a sitemap", () => {
  it("are those who posted, each once", async () => {
    const db = getDatabase();
    await createUser(db, { handle: "silent" });
    const writers = [];
    for (const handle of ["zoe", "ada", "eve"]) writers.push(await createUser(db, { handle }));
    for (const author of [...writers, ...writers, null]) await createPost(db, { author });
    const found = await all(membersWhoPosted(db));
    expect(found.map(({ handle }) => handle).sort()).toEqual(["ada", "eve", "zoe"]);
  });

  it("are looked up in the index, so that nobody's posts are read through", async () => {
    const db = getDatabase();
    const plan = await db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      const rows = await tx.execute(
        sql`explain (format json) select author_id from post where author_id > 'a' order by author_id limit 1`,
      );
      return JSON.stringify(rows);
    });
    expect(plan).toContain("Index Only Scan");
  });
});

it("tags in a sitemap are those in use, the most used first", async () => {
  const db = getDatabase();
  await db.insert(Tag).values([
    { name: "idle", folded: "idle", postCount: 0 },
    { name: "two", folded: "two", postCount: 2 },
    { name: "nine", folded: "nine", postCount: 9 },
    { name: "zwei", folded: "zwei", postCount: 2 },
  ]);
  const names = (await all(tagsByUse(db))).map(({ name }) => name);
  expect(names[0]).toBe("nine");
  expect(names.sort()).toEqual(["nine", "two", "zwei"]);
});
