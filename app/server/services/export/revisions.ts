import { and, asc, eq, gt } from "drizzle-orm";

import type { ExportPart, ExportSource } from "./part";

import { Comment, Post, Revision } from "../../db/schema";
import { allPages, EXPORT_PAGE, jsonList } from "./json-list";

const columns = {
  id: Revision.id,
  postId: Revision.postId,
  commentId: Revision.commentId,
  version: Revision.version,
  title: Revision.title,
  content: Revision.content,
  tags: Revision.tags,
  writtenAt: Revision.writtenAt,
  editorId: Revision.editorId,
};

/** What a member's posts, or comments, said before; `subject` is the column that names them. */
const ofThose = (
  { db, userId }: ExportSource,
  those: typeof Post | typeof Comment,
  subject: typeof Revision.postId | typeof Revision.commentId,
) =>
  allPages((after) =>
    db
      .select(columns)
      .from(Revision)
      .innerJoin(those, eq(those.id, subject))
      .where(and(eq(those.authorId, userId), gt(Revision.id, after)))
      .orderBy(asc(Revision.id))
      .limit(EXPORT_PAGE),
  );

/** Whoever wrote them: what a moderator made of a member's text is kept as the member's too. */
async function* earlierTexts(source: ExportSource) {
  const ofPosts = ofThose(source, Post, Revision.postId);
  const ofComments = ofThose(source, Comment, Revision.commentId);
  for (const rows of [ofPosts, ofComments])
    for await (const { id: _, editorId, ...row } of rows) yield { ...row, byYou: editorId === source.userId };
}

/** What a member's posts and comments said before they were edited. */
export const revisions: ExportPart = {
  about: {
    "revisions.json":
      "What your posts and comments said before each edit. The present text is not among it; " +
      "byYou is false where a moderator had written it.",
  },
  files: async function* (source) {
    yield await Promise.resolve({ name: "revisions.json", content: jsonList(earlierTexts(source)) });
  },
};
