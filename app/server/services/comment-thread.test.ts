import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";

import type { Database } from "../db/client";

import { getDatabase } from "../db/client";
import { commentPlace, LEVELS_MAX, type CommentPlace } from "../db/comment-place";
import { createPost, createUser } from "../db/factories";
import { Comment, Post } from "../db/schema";
import { commentsOfAuthor } from "./comment-author";
import { readBranch, readThread } from "./comment-thread";
import { RENDERER_VERSION } from "./markdown";

type Placed = CommentPlace & { id: string };

/** What each shape of a thread gives a comment as its parent, from its number and those before it. */
const shapes: Record<string, (number: number, before: Placed[]) => Placed | null> = {
  flat: () => null,
  chains: (number, before) => (number % LEVELS_MAX === 0 ? null : (before[number - 1] ?? null)),
  deep: (number, before) => before[Math.min(number, 8) - 1] ?? null,
  bush: (number, before) => (number % 5 === 0 ? null : (before[Math.floor(number / 3)] ?? null)),
};

/** A post with a thread of this shape, written by a few members. */
async function fill(shape: string, size: number) {
  const db = getDatabase();
  const post = await createPost(db, { author: null });
  const members = [await createUser(db), await createUser(db), await createUser(db)];
  const placed: Placed[] = [];
  const rows: (typeof Comment.$inferInsert)[] = [];
  for (let number = 0; number < size; number += 1) {
    const parent = shapes[shape]?.(number, placed) ?? null;
    const comment = { id: uuidv7(), ...commentPlace(number + 1, parent) };
    placed.push(comment);
    rows.push({
      ...comment,
      postId: post.id,
      parentId: parent?.id ?? null,
      authorId: members[number % members.length]?.id ?? null,
      content: `Number ${number}`,
      html: `<p>Number ${number}</p>`,
      rendererVersion: RENDERER_VERSION,
    });
  }
  for (let at = 0; at < size; at += 500) await db.insert(Comment).values(rows.slice(at, at + 500));
  await db.update(Post).set({ commentSerial: size }).where(eq(Post.id, post.id));
  return { postId: post.id, rows, author: members[0]?.handle ?? "" };
}

interface Reads {
  /** Rows of comments that were looked at, and how. */
  sequential: number;
  inOrder: number;
  fetched: number;
}

/** What PostgreSQL itself counts of a piece of work. */
async function readsOf(work: (db: Database) => Promise<unknown>): Promise<Reads> {
  return getDatabase().transaction(async (tx) => {
    const count = async () => {
      const answer: unknown = await tx.execute(sql`select
        seq_scan::int as sequential,
        pg_stat_get_xact_tuples_returned('comment_reading_order_idx'::regclass)::int as "inOrder",
        idx_tup_fetch::int as fetched
        from pg_stat_xact_user_tables where relname = 'comment'`);
      const [row] = Array.isArray(answer) ? (answer as Reads[]) : (answer as { rows: Reads[] }).rows;
      if (!row) throw new Error("Nothing was counted.");
      return row;
    };
    const before = await count();
    await work(tx);
    const after = await count();
    return {
      sequential: after.sequential - before.sequential,
      inOrder: after.inOrder - before.inOrder,
      fetched: after.fetched - before.fetched,
    };
  });
}

const page = { viewerId: undefined, cursor: undefined, limit: 50 };

describe("a long thread", () => {
  beforeEach(async () => {
    // Others' comments, so that a table is more than the thread in it.
    await fill("flat", 2000);
  });
  afterEach(() => getDatabase().execute(sql`analyze comment`));

  it.each([
    ["flat", 50],
    ["flat", 5000],
    ["chains", 5000],
    ["bush", 5000],
    ["deep", 5000],
  ])("that is %s, of %i, is read as far as it is shown", async (shape, size) => {
    const { postId, rows } = await fill(shape, size);
    await getDatabase().execute(sql`analyze`);

    const first = await readsOf((db) => readThread(db, { ...page, postId }));
    expect(first.sequential).toBe(0);
    expect(first.inOrder).toBeLessThanOrEqual(51);
    // Those shown, and for each at the end of a segment one reply.
    expect(first.fetched).toBeLessThanOrEqual(102);

    const limit = shape === "deep" ? 5 : 40;
    const { nextCursor } = (await readThread(getDatabase(), { ...page, postId, limit })) ?? {};
    expect(nextCursor).toBeTypeOf("string");
    const second = await readsOf((db) =>
      readThread(db, { ...page, postId, cursor: nextCursor ?? undefined }),
    );
    expect(second.sequential).toBe(0);
    expect(second.fetched).toBeLessThanOrEqual(110);

    for (const root of [rows[0], rows[7], rows[20], rows[Math.floor(size / 2)], rows[size - 1]]) {
      const branch = await readsOf((db) => readBranch(db, { ...page, postId, root: root?.id ?? "" }));
      expect(branch.sequential).toBe(0);
      expect(branch.inOrder).toBeLessThanOrEqual(51);
      expect(branch.fetched).toBeLessThanOrEqual(120);
    }
  });

  it("costs a member's page no more than what it lists", async () => {
    const { author } = await fill("flat", 5000);
    const rare = await fill("flat", 3);
    await fill("flat", 1000);
    await getDatabase().execute(sql`analyze`);
    const readsFor = (handle: string) => readsOf((db) => commentsOfAuthor(db, { handle, rows: 21 }));
    for (const handle of [author, rare.author]) {
      const { sequential, fetched } = await readsFor(handle);
      expect(sequential).toBe(0);
      expect(fetched).toBeLessThanOrEqual(25);
    }
  });
});
