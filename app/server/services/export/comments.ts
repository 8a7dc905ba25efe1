import { and, asc, eq, gt } from "drizzle-orm";

import type { ExportPart, ExportSource } from "./part";

import { Comment, Post } from "../../db/schema";
import { allPages, jsonList } from "./json-list";

/** Comments read at once: of the longest there may be, 4 MB. */
const PAGE = 100;

const columns = {
  id: Comment.id,
  post: { id: Post.id, title: Post.title },
  parentId: Comment.parentId,
  content: Comment.content,
  createdAt: Comment.createdAt,
  updatedAt: Comment.updatedAt,
  version: Comment.version,
  reactionCount: Comment.reactionCount,
};

/** A member's comments, oldest first, read page by page, as their posts are. */
async function* ownComments({ db, userId, baseUrl }: ExportSource) {
  const rows = allPages(
    (after) =>
      db
        .select(columns)
        .from(Comment)
        .innerJoin(Post, eq(Post.id, Comment.postId))
        .where(and(eq(Comment.authorId, userId), gt(Comment.id, after)))
        .orderBy(asc(Comment.id))
        .limit(PAGE),
    PAGE,
  );
  for await (const comment of rows)
    yield { ...comment, address: `${baseUrl}/posts/${comment.post.id}/comments/${comment.id}` };
}

/** What a member wrote under posts, their own and others'. */
export const comments: ExportPart = {
  about: { "comments.json": "Every comment that you wrote, complete, oldest first, with its post." },
  files: async function* (source) {
    yield await Promise.resolve({ name: "comments.json", content: jsonList(ownComments(source)) });
  },
};
