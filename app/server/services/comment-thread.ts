import { eq } from "drizzle-orm";

import type { Database } from "../db/client";

import { Post } from "../db/schema";
import { commentPage, commentsAt, findWithContext, shown, type CommentRow } from "./comment";
import { endOfBranch, pathsAbove, readThreadCursor, segmentBelow, threadCursor } from "../db/comment-place";
/** Comments that a page of a thread holds unless the caller says otherwise. */
export const THREAD_PAGE = 50;

interface Thread {
  postId: string;
  /** Whose reactions are told; nobody's for a guest. */
  viewerId: string | undefined;
  /** After which place, as a page before answered it. */
  cursor: string | undefined;
  limit: number;
}

const isAbove = (above: CommentRow, comment: CommentRow | undefined) =>
  comment?.path.startsWith(above.path) === true && comment.path !== above.path;

async function answer(db: Database, { limit }: Thread, rows: CommentRow[], above: CommentRow[]) {
  const page = rows.slice(0, limit);
  const show = (all: CommentRow[]) => Promise.all(all.map((row) => shown(db, row)));
  return {
    items: await show(page),
    /** Those above the first of the items that are not among them, outermost first. */
    ancestors: await show(above),
    nextCursor: rows.length > limit ? threadCursor(page.at(-1)?.path ?? "") : null,
  };
}

export type ThreadPage = Awaited<ReturnType<typeof answer>>;

/** A page of the comments that a post's own page shows; undefined when there is no such post. */
export async function readThread(db: Database, thread: Thread): Promise<ThreadPage | undefined> {
  const { postId, viewerId, cursor, limit } = thread;
  const segment = { postId, viewerId, segmentId: null };
  const after = cursor === undefined ? "" : readThreadCursor(cursor);
  const [rows, above] = await Promise.all([
    commentPage(db, { ...segment, after, end: endOfBranch(), rows: limit + 1 }),
    cursor === undefined ? [] : commentsAt(db, { ...segment, paths: pathsAbove(after) }),
  ]);
  // Rather than for every reader: nothing is said of a post that nobody has commented on.
  if (rows.length === 0 && !(await postExists(db, postId))) return undefined;
  return answer(
    db,
    thread,
    rows,
    above.filter((one) => isAbove(one, rows[0])),
  );
}

/**
 * A page of one comment and the replies to it that stand in one segment, with those above it on the
 * first page; undefined when the post has no such comment.
 */
export async function readBranch(
  db: Database,
  { root: id, ...thread }: Thread & { root: string },
): Promise<ThreadPage | undefined> {
  const { postId, viewerId, cursor, limit } = thread;
  const context = await findWithContext(db, { id, viewerId });
  const found = context.pop();
  if (found?.postId !== postId) return undefined;
  // Wherever else its replies would have a page of their own: they are on this one.
  const root = { ...found, continues: false };
  const segment = { postId, viewerId, segmentId: segmentBelow(root) };
  // A cursor from elsewhere leads to the beginning of the branch, or to its end.
  const after =
    cursor === undefined ? root.path : ([root.path, readThreadCursor(cursor)].sort().at(-1) ?? root.path);
  const replies = await commentPage(db, { ...segment, after, end: endOfBranch(root.path), rows: limit + 1 });
  if (cursor === undefined) {
    const page = await answer(db, thread, replies, context);
    return { ...page, items: [await shown(db, root), ...page.items] };
  }
  const paths = pathsAbove(after).filter((path) => path.length > root.path.length);
  const between = await commentsAt(db, { ...segment, paths });
  return answer(db, thread, replies, [root, ...between.filter((one) => isAbove(one, replies[0]))]);
}

async function postExists(db: Database, id: string): Promise<boolean> {
  const [post] = await db.select({ id: Post.id }).from(Post).where(eq(Post.id, id));
  return post !== undefined;
}
