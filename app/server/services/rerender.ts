import { and, asc, eq, lt, notInArray } from "drizzle-orm";

import type { Database } from "../db/client";

import { isDatabaseAway } from "../db/errors";
import { literalLimit } from "../db/prepared";
import { Comment, Post } from "../db/schema";
import { isDeadlock } from "../db/transaction";
import { logger } from "../logger";
import { RENDERER_VERSION } from "./markdown";
import { deriveComment, derivePost } from "./rendering";
import { indexComment, indexPost } from "./search-index";

/**
 * One: each may bring new words to the search's vocabulary, in their order. Two transactions that
 * bring the words of many texts could wait for each other, or have a member wait who publishes.
 */
const BATCH = 1;

type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

interface Options {
  /** Rows of each table that are taken at once. */
  rows?: number;
  /** The ids of rows that could not be rendered: they are passed over, and new ones are added. */
  failed?: Set<string>;
}

/**
 * Makes anew what follows from the texts that an older version of our code rendered: HTML, extract,
 * address, search entry. Takes a few posts and a few comments; rows that somebody else holds, an
 * instance that does the same or a member who edits, are left to them. Answers how many rows it did:
 * called until that is 0, it leaves none.
 */
export async function renderStale(
  db: Database,
  { rows = BATCH, failed = new Set() }: Options = {},
): Promise<number> {
  const options = { rows, failed };
  return (await renderPosts(db, options)) + (await renderComments(db, options));
}

async function renderPosts(db: Database, { rows, failed }: Required<Options>): Promise<number> {
  return db.transaction(async (tx) => {
    const stale = await tx
      .select({ id: Post.id, title: Post.title, content: Post.content })
      .from(Post)
      .where(and(lt(Post.rendererVersion, RENDERER_VERSION), notInArray(Post.id, [...failed])))
      .orderBy(asc(Post.rendererVersion))
      .limit(literalLimit(rows))
      .for("no key update", { skipLocked: true });
    return renderEach(tx, { stale, failed }, async (row, inner) => {
      await inner
        .update(Post)
        .set(await derivePost(inner, row))
        .where(eq(Post.id, row.id));
      await indexPost(inner, row.id);
    });
  });
}

async function renderComments(db: Database, { rows, failed }: Required<Options>): Promise<number> {
  return db.transaction(async (tx) => {
    const stale = await tx
      .select({ id: Comment.id, content: Comment.content })
      .from(Comment)
      .where(and(lt(Comment.rendererVersion, RENDERER_VERSION), notInArray(Comment.id, [...failed])))
      .orderBy(asc(Comment.rendererVersion))
      .limit(literalLimit(rows))
      .for("no key update", { skipLocked: true });
    return renderEach(tx, { stale, failed }, async (row, inner) => {
      await inner
        .update(Comment)
        .set(await deriveComment(inner, row.content, row.id))
        .where(eq(Comment.id, row.id));
      await indexComment(inner, row.id);
    });
  });
}

/** Does each row in a transaction of its own within `tx`, so that one that fails undoes no other. */
async function renderEach<Row extends { id: string }>(
  tx: Transaction,
  { stale, failed }: { stale: Row[]; failed: Set<string> },
  render: (row: Row, tx: Transaction) => Promise<void>,
): Promise<number> {
  let rendered = 0;
  for (const row of stale) {
    try {
      await tx.transaction((inner) => render(row, inner));
      rendered += 1;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      // Somebody deletes it, or writes below it: what is left of it is found again.
      if (isDeadlock(error)) continue;
      failed.add(row.id);
      logger().error({ err: error, id: row.id }, "a text could not be rendered anew");
    }
  }
  return rendered;
}
