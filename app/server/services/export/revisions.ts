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

const ofPosts = ({ db, userId }: ExportSource) =>
  allPages((after) =>
    db
      .select(columns)
      .from(Revision)
      .innerJoin(Post, eq(Post.id, Revision.postId))
      .where(and(eq(Post.authorId, userId), gt(Revision.id, after)))
      .orderBy(asc(Revision.id))
      .limit(EXPORT_PAGE),
  );

const ofComments = ({ db, userId }: ExportSource) =>
  allPages((after) =>
    db
      .select(columns)
      .from(Revision)
      .innerJoin(Comment, eq(Comment.id, Revision.commentId))
      .where(and(eq(Comment.authorId, userId), gt(Revision.id, after)))
      .orderBy(asc(Revision.id))
      .limit(EXPORT_PAGE),
  );

/** Whoever wrote them: what a moderator made of a member's text is kept as the member's too. */
async function* earlierTexts(source: ExportSource) {
  for (const rows of [ofPosts(source), ofComments(source)])
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
