import { and, eq, isNull, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { prepared } from "../db/prepared";
import { Bookmark, Comment, CommentReaction, Post, PostReaction, user } from "../db/schema";
import { countTry, type Limit } from "./limit";

/** What a member reacts to. */
export interface ReactionTarget {
  type: "post" | "comment";
  id: string;
}

/** How often a member may change their mind: what stands so already is not counted. */
const CHANGES: Limit = {
  name: "write/reaction",
  tries: 600,
  seconds: 10 * 60,
  excess: "These are more reactions than one may give in so short a time.",
};

/** What came of it: how many reactions there are, and whether the member's is among them. */
export interface Reacted {
  count: number;
  on: boolean;
  /** False where it stood so already. */
  changed: boolean;
}

type Transaction = Pick<Database, "select" | "insert" | "delete" | "with" | "$with">;
type Wish = ReactionTarget & { userId: string; on: boolean };

const byMember = sql.placeholder("userId");
const onTarget = sql.placeholder("id");

/**
 * By joins on whole keys, which find one row: of an "exists", as of a limit, PostgreSQL may expect that
 * it comes soon anyway, and read a table until it does.
 */
const standingOf = {
  post: prepared((db) =>
    db
      .select({
        count: Post.reactionCount,
        on: sql<boolean>`${PostReaction.userId} is not null`,
      })
      .from(Post)
      .leftJoin(PostReaction, and(eq(PostReaction.postId, Post.id), eq(PostReaction.userId, byMember)))
      .where(eq(Post.id, onTarget))
      .prepare("reaction_to_post"),
  ),
  comment: prepared((db) =>
    db
      .select({
        count: Comment.reactionCount,
        on: sql<boolean>`${CommentReaction.userId} is not null`,
      })
      .from(Comment)
      .leftJoin(
        CommentReaction,
        and(eq(CommentReaction.commentId, Comment.id), eq(CommentReaction.userId, byMember)),
      )
      .where(and(eq(Comment.id, onTarget), isNull(Comment.deletedAt)))
      .prepare("reaction_to_comment"),
  ),
};

/**
 * Sees to it that a member's reaction is there, or is not. Undefined when there is nothing to react
 * to: unknown, or a deleted comment. What stands so already is answered from a read alone, so that
 * the same wish sent a thousand times waits for nobody.
 * @throws {TooManyTries} when the member changed more than a person does
 */
export async function setReaction(db: Database, wish: Wish): Promise<Reacted | undefined> {
  const { type, id, userId, on } = wish;
  const [standing] = await standingOf[type](db).execute({ id, userId });
  if (!standing) return undefined;
  if (standing.on === on) return { ...standing, changed: false };
  return db.transaction(async (tx) => {
    const locked = await lockCount(tx, wish);
    if (!locked) return undefined;
    const rows = await write(tx, wish);
    if (rows.length > 0) await countTry(tx, CHANGES, userId);
    return { count: locked.count + (on ? rows.length : -rows.length), on, changed: rows.length > 0 };
  });
}

/**
 * The count, held until the end of the transaction. The member is held first, then what is reacted
 * to, then the reaction. Who deletes the account or the post begins with that row, so one of the two
 * waits before it holds anything that the other needs.
 */
async function lockCount(tx: Transaction, { type, id, userId }: Wish) {
  const member = tx
    .$with("member")
    .as(tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("key share"));
  const [locked] =
    type === "post"
      ? await tx
          .with(member)
          .select({ count: Post.reactionCount })
          .from(Post)
          .innerJoin(member, eq(member.id, userId))
          .where(eq(Post.id, id))
          .for("no key update", { of: Post })
      : await tx
          .with(member)
          .select({ count: Comment.reactionCount })
          .from(Comment)
          .innerJoin(member, eq(member.id, userId))
          .where(and(eq(Comment.id, id), isNull(Comment.deletedAt)))
          .for("no key update", { of: Comment });
  return locked;
}

/** The row that came or went, if any; a trigger counts it. */
function write(tx: Transaction, { type, id, userId, on }: Wish) {
  if (type === "post") {
    const by = { by: PostReaction.userId };
    if (on) return tx.insert(PostReaction).values({ postId: id, userId }).onConflictDoNothing().returning(by);
    return tx
      .delete(PostReaction)
      .where(and(eq(PostReaction.postId, id), eq(PostReaction.userId, userId)))
      .returning(by);
  }
  const by = { by: CommentReaction.userId };
  if (on)
    return tx.insert(CommentReaction).values({ commentId: id, userId }).onConflictDoNothing().returning(by);
  return tx
    .delete(CommentReaction)
    .where(and(eq(CommentReaction.commentId, id), eq(CommentReaction.userId, userId)))
    .returning(by);
}

const marks = prepared((db) =>
  db
    .select({
      post: sql<boolean>`${PostReaction.userId} is not null`,
      bookmarked: sql<boolean>`${Bookmark.userId} is not null`,
    })
    .from(user)
    .leftJoin(PostReaction, and(eq(PostReaction.postId, onTarget), eq(PostReaction.userId, user.id)))
    .leftJoin(Bookmark, and(eq(Bookmark.postId, onTarget), eq(Bookmark.userId, user.id)))
    .where(eq(user.id, byMember))
    .prepare("marks_on_post"),
);

/** Whether a member has reacted to a post, and whether they bookmarked it. */
export async function marksOnPost(db: Database, { postId, userId }: { postId: string; userId: string }) {
  const [row] = await marks(db).execute({ id: postId, userId });
  return row ?? { post: false, bookmarked: false };
}
