import type { Database } from "../db/client";

import { Revision } from "../db/schema";

/** What a post says before it is changed. */
interface Standing {
  id: string;
  title: string;
  content: string;
  tags: string[];
  version: number;
  authorId: string | null;
  editorId: string | null;
  createdAt: Date;
  updatedAt: Date | null;
}

/** Keeps what a post says, before it is changed. */
export async function keepPostRevision(tx: Pick<Database, "insert">, post: Standing): Promise<void> {
  const { id, title, content, tags, version, authorId, editorId, createdAt, updatedAt } = post;
  await tx.insert(Revision).values({
    postId: id,
    version,
    title,
    content,
    tags,
    editorId: version === 1 ? authorId : editorId,
    writtenAt: updatedAt ?? createdAt,
  });
}

/** Keeps what a comment says, before it is changed. */
export async function keepCommentRevision(
  tx: Pick<Database, "insert">,
  comment: Omit<Standing, "title" | "tags">,
): Promise<void> {
  const { id, content, version, authorId, editorId, createdAt, updatedAt } = comment;
  await tx.insert(Revision).values({
    commentId: id,
    version,
    content,
    editorId: version === 1 ? authorId : editorId,
    writtenAt: updatedAt ?? createdAt,
  });
}
