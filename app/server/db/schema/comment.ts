import { sql } from "drizzle-orm";
import { customType, index, pgTable, type AnyPgColumn } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";

import { user } from "../auth-schema";
import { Post } from "./post";

/** Compared byte by byte, on every machine alike. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** What a comment stands in, never null: its segment, or the post's own page, which goes by the post. */
export const segmentOf = ({ segmentId, postId }: Record<"segmentId" | "postId", AnyPgColumn>) =>
  sql`coalesce(${segmentId}, ${postId})`;

/** A comment on a post, or a reply to another comment. */
export const Comment = pgTable(
  "comment",
  (t) => ({
    id: t.uuid().primaryKey().$defaultFn(uuidv7),
    postId: t
      .uuid()
      .notNull()
      .references(() => Post.id, { onDelete: "cascade" }),
    parentId: t.uuid().references((): AnyPgColumn => Comment.id),
    /** 0 for a comment on the post itself. */
    depth: t.smallint().notNull(),
    /**
     * Where it stands in reading order: its number on the post in six hexadecimal digits, after the
     * path of its parent. What begins with a comment's path is a reply below it.
     */
    path: bytewise().notNull(),
    /** The comment whose "continue this thread" shows this one; null where the post's own page does. */
    segmentId: t.uuid().references((): AnyPgColumn => Comment.id),
    /** Null once the author's account is gone. */
    authorId: t.text().references(() => user.id, { onDelete: "set null" }),
    /** Markdown, as it was written; empty once deleted. */
    content: t.text().notNull(),
    html: t.text(),
    rendererVersion: t.integer().notNull().default(0),
    version: t.integer().notNull().default(1),
    editorId: t.text().references(() => user.id, { onDelete: "set null" }),
    createdAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: t.timestamp({ withTimezone: true }),
    /** Set on a deleted comment that holds the place of its replies. */
    deletedAt: t.timestamp({ withTimezone: true }),
    /** Kept by a trigger. */
    reactionCount: t.integer().notNull().default(0),
    draftId: t.uuid().unique(),
  }),
  (comment) => [
    index("comment_reading_order_idx").on(comment.postId, segmentOf(comment), comment.path),
    index("comment_parent_id_idx").on(comment.parentId),
    index("comment_segment_id_idx").on(comment.segmentId),
    index("comment_editor_id_idx").on(comment.editorId),
    index("comment_author_id_id_idx").on(comment.authorId, comment.id),
    index("comment_post_id_id_idx")
      .on(comment.postId, comment.id)
      .where(sql`${comment.deletedAt} is null`),
    index("comment_renderer_version_idx").on(comment.rendererVersion),
  ],
);
