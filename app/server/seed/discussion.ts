import { eq } from "drizzle-orm";

import type { Database } from "../db/client";
import type { DemoComment } from "./demo/discussions";
import type { PersonKey } from "./demo/people";

import { createComment } from "../db/factories";
import { Comment, CommentReaction, Revision } from "../db/schema";

/** The accounts of the demonstration's people. */
export type Authors = Map<PersonKey, { id: string }>;

interface Discussion {
  post: { id: string; createdAt: Date };
  comments: readonly DemoComment[];
  authors: Authors;
  now: number;
}

type CommentRow = typeof Comment.$inferSelect;

const MINUTE = 60_000;

/** Writes a discussion below a post, each comment with what was answered to it. */
export async function createDiscussion(
  db: Database,
  { post, comments, authors, now }: Discussion,
): Promise<void> {
  const write = async (comment: DemoComment, parent: CommentRow | null): Promise<void> => {
    const createdAt = new Date(Math.min(post.createdAt.getTime() + comment.after, now - MINUTE));
    const row = await createOne(db, { comment, post, parent, author: authorOf(authors, comment), createdAt });
    const likes = (comment.likedBy ?? []).map((key) => ({
      commentId: row.id,
      userId: authors.get(key)?.id ?? "",
    }));
    if (likes.length > 0) await db.insert(CommentReaction).values(likes);
    for (const reply of comment.replies ?? []) await write(reply, row);
  };
  for (const comment of comments) await write(comment, null);
}

const authorOf = (authors: Authors, { by, deleted }: DemoComment) =>
  by === null || deleted ? null : (authors.get(by) ?? null);

interface One {
  comment: DemoComment;
  post: { id: string };
  parent: CommentRow | null;
  author: { id: string } | null;
  createdAt: Date;
}

async function createOne(
  db: Database,
  { comment, post, parent, author, createdAt }: One,
): Promise<CommentRow> {
  const { content, before, deleted } = comment;
  const row = await createComment(db, {
    post,
    parent,
    author,
    createdAt,
    content: deleted ? "" : content,
    deletedAt: deleted ? createdAt : null,
  });
  if (before !== undefined) {
    await db.insert(Revision).values({
      commentId: row.id,
      version: 1,
      content: before,
      editorId: author?.id,
      writtenAt: createdAt,
    });
    const updatedAt = new Date(createdAt.getTime() + MINUTE);
    await db
      .update(Comment)
      .set({ version: 2, editorId: author?.id, updatedAt })
      .where(eq(Comment.id, row.id));
  }
  return row;
}
