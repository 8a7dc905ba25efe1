import { and, asc, eq, gt, sql } from "drizzle-orm";

import type { ExportPart, ExportSource } from "./part";

import { timeOfId } from "~/lib/id";
import { Bookmark, Comment, CommentReaction, Post, PostReaction } from "../../db/schema";
import { allPages, EXPORT_PAGE, jsonList } from "./json-list";

const addressOf = ({ baseUrl }: ExportSource, postId: string) => `${baseUrl}/posts/${postId}`;

async function* bookmarks(source: ExportSource) {
  const rows = allPages((after) =>
    source.db
      .select({ id: Bookmark.id, postId: Post.id, title: Post.title })
      .from(Bookmark)
      .innerJoin(Post, eq(Post.id, Bookmark.postId))
      .where(and(eq(Bookmark.userId, source.userId), gt(Bookmark.id, after)))
      .orderBy(asc(Bookmark.id))
      .limit(EXPORT_PAGE),
  );
  for await (const { id, postId, title } of rows)
    yield { title, address: addressOf(source, postId), at: timeOfId(id) };
}

async function* reactions(source: ExportSource) {
  const { db, userId } = source;
  const toPosts = allPages((after) =>
    db
      .select({ id: PostReaction.postId, at: PostReaction.createdAt })
      .from(PostReaction)
      .where(and(eq(PostReaction.userId, userId), gt(PostReaction.postId, after)))
      .orderBy(asc(PostReaction.postId))
      .limit(EXPORT_PAGE),
  );
  for await (const { id, at } of toPosts) yield { to: "post", address: addressOf(source, id), at };
  const toComments = allPages((after) =>
    db
      .select({
        id: sql<string>`${Comment.id}`.as("id"),
        postId: Comment.postId,
        at: CommentReaction.createdAt,
      })
      .from(CommentReaction)
      .innerJoin(Comment, eq(Comment.id, CommentReaction.commentId))
      .where(and(eq(CommentReaction.userId, userId), gt(CommentReaction.commentId, after)))
      .orderBy(asc(CommentReaction.commentId))
      .limit(EXPORT_PAGE),
  );
  for await (const { id, postId, at } of toComments)
    yield { to: "comment", address: addressOf(source, postId), commentId: id, at };
}

/** What a member marked for themselves, and what they reacted to. */
export const marks: ExportPart = {
  about: {
    "bookmarks.json": "The posts that you bookmarked, with their addresses.",
    "reactions.json": "The posts and comments that you reacted to, with the addresses of the posts.",
  },
  files: async function* (source) {
    yield await Promise.resolve({ name: "bookmarks.json", content: jsonList(bookmarks(source)) });
    yield { name: "reactions.json", content: jsonList(reactions(source)) };
  },
};
