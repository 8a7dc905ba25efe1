import { asc, eq, lt } from "drizzle-orm";

import type { Database } from "../db/client";

import { Comment, Post } from "../db/schema";
import { logger } from "../logger";
import { RENDERER_VERSION } from "./markdown";
import { deriveComment, derivePost } from "./rendering";
import { indexComment, indexPost } from "./search-index";

/**
 * Texts rendered in one transaction: one, since each may bring new words to the vocabulary, and two
 * transactions that bring many could wait for each other.
 */
const BATCH = 1;

type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

/**
 * Renders texts that an older version of our code rendered, or none, and makes them findable anew: a
 * batch of posts, or of comments once no post is left. Many instances may do it at once; each takes
 * what the others have not. Answers how many texts it took; 0 when all are of this version.
 */
export const renderStale = (db: Database): Promise<number> =>
  db.transaction(async (tx) => (await renderPosts(tx)) || (await renderComments(tx)));

async function renderPosts(tx: Transaction): Promise<number> {
  const posts = await tx
    .select({ id: Post.id, title: Post.title, content: Post.content })
    .from(Post)
    .where(lt(Post.rendererVersion, RENDERER_VERSION))
    .orderBy(asc(Post.rendererVersion))
    .limit(BATCH)
    .for("update", { skipLocked: true });
  for (const { id, ...text } of posts) {
    const set = (columns: Partial<typeof Post.$inferInsert>) =>
      tx.update(Post).set(columns).where(eq(Post.id, id));
    await orLeave(tx, id, set, async () => {
      await set(await derivePost(tx, text));
      await indexPost(tx, id);
    });
  }
  return posts.length;
}

async function renderComments(tx: Transaction): Promise<number> {
  const comments = await tx
    .select({ id: Comment.id, content: Comment.content })
    .from(Comment)
    .where(lt(Comment.rendererVersion, RENDERER_VERSION))
    .orderBy(asc(Comment.rendererVersion))
    .limit(BATCH)
    .for("update", { skipLocked: true });
  for (const { id, content } of comments) {
    const set = (columns: Partial<typeof Comment.$inferInsert>) =>
      tx.update(Comment).set(columns).where(eq(Comment.id, id));
    await orLeave(tx, id, set, async () => {
      await set(await deriveComment(tx, content));
      await indexComment(tx, id);
    });
  }
  return comments.length;
}

/** A text that fails keeps what is shown of it, and does not stop the others: this version is done with it. */
async function orLeave(
  tx: Transaction,
  id: string,
  set: (columns: { rendererVersion: number }) => PromiseLike<unknown>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    // A savepoint: a statement that fails would otherwise fail all that follow.
    await tx.transaction(work);
  } catch (error) {
    logger().error({ err: error, id }, "a text could not be rendered anew");
    await set({ rendererVersion: RENDERER_VERSION });
  }
}

/** How long the database rests between two texts, and before another try when it is away, in ms. */
const PAUSE_MS = 2;
const RETRY_MS = 5_000;

/**
 * Brings all texts to this version in the background. Answers how to end it: the batch that runs is
 * waited for.
 */
export function startRendering(db: Database): () => Promise<void> {
  let isStopped = false;
  let wake: (() => void) | undefined;
  const rest = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, milliseconds).unref();
    });
  const work = async () => {
    let count = 0;
    while (!isStopped) {
      const done = await renderStale(db).catch((error: unknown) => {
        logger().warn({ err: error }, "texts could not be rendered anew, trying again");
        return undefined;
      });
      if (done === 0) break;
      count += done ?? 0;
      await rest(done === undefined ? RETRY_MS : PAUSE_MS);
    }
    if (count > 0) logger().info({ count }, "texts were rendered anew");
  };
  const working = work();
  return () => {
    isStopped = true;
    wake?.();
    return working;
  };
}
