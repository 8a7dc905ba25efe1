import { index, pgTable, primaryKey, unique } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";

import { user } from "../auth-schema";
import { Comment } from "./comment";
import { Post } from "./post";

/** A member's reaction to a post. There is one kind, so a row is all there is to say. */
export const PostReaction = pgTable(
  "post_reaction",
  (t) => ({
    postId: t
      .uuid()
      .notNull()
      .references(() => Post.id, { onDelete: "cascade" }),
    userId: t
      .text()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
  }),
  (reaction) => [
    primaryKey({ columns: [reaction.postId, reaction.userId] }),
    index("post_reaction_user_id_idx").on(reaction.userId),
  ],
);

/** A member's reaction to a comment. */
export const CommentReaction = pgTable(
  "comment_reaction",
  (t) => ({
    commentId: t
      .uuid()
      .notNull()
      .references(() => Comment.id, { onDelete: "cascade" }),
    userId: t
      .text()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
  }),
  (reaction) => [
    primaryKey({ columns: [reaction.commentId, reaction.userId] }),
    index("comment_reaction_user_id_idx").on(reaction.userId),
  ],
);

/** A post that a member wants to find again; nobody else knows. */
export const Bookmark = pgTable(
  "bookmark",
  (t) => ({
    /** A UUIDv7: the newest bookmark first is the order of the list. */
    id: t.uuid().primaryKey().$defaultFn(uuidv7),
    userId: t
      .text()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    postId: t
      .uuid()
      .notNull()
      .references(() => Post.id, { onDelete: "cascade" }),
  }),
  (bookmark) => [
    unique("bookmark_user_id_post_id_unique").on(bookmark.userId, bookmark.postId),
    index("bookmark_user_id_id_idx").on(bookmark.userId, bookmark.id),
    index("bookmark_post_id_idx").on(bookmark.postId),
  ],
);
