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

type Writer = Pick<Database, "insert">;

/**
 * Keeps what a post says, before it is changed. From a draft, the revision takes its spent id: so a save
 * of the draft that arrives later is known to be one of a text that was published.
 */
export async function keepPostRevision(tx: Writer, post: Standing, spentId?: string): Promise<void> {
  const { id, title, content, tags, version, authorId, editorId, createdAt, updatedAt } = post;
  await keep(tx, spentId, {
    postId: id,
    version,
    title,
    content,
    tags,
    editorId: version === 1 ? authorId : editorId,
    writtenAt: updatedAt ?? createdAt,
  });
}

/** Keeps what a comment says, before it is changed; with the id of a draft as of a post. */
export async function keepCommentRevision(
  tx: Writer,
  comment: Omit<Standing, "title" | "tags">,
  spentId?: string,
): Promise<void> {
  const { id, content, version, authorId, editorId, createdAt, updatedAt } = comment;
  await keep(tx, spentId, {
    commentId: id,
    version,
    content,
    editorId: version === 1 ? authorId : editorId,
    writtenAt: updatedAt ?? createdAt,
  });
}

/** A draft can be sent twice, with another text, and then has named one revision already. */
async function keep(tx: Writer, id: string | undefined, revision: typeof Revision.$inferInsert) {
  const named = tx.insert(Revision).values({ ...revision, id });
  const [kept] = await named.onConflictDoNothing({ target: Revision.id }).returning({ id: Revision.id });
  if (!kept) await tx.insert(Revision).values(revision);
}
