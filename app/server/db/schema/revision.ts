import { sql } from "drizzle-orm";
import { check, index, pgTable, unique } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";

import { user } from "../auth-schema";
import { Comment } from "./comment";
import { Post } from "./post";

/** What a post or a comment said before an edit. The present text is in the post or comment itself. */
export const Revision = pgTable(
  "revision",
  (t) => ({
    id: t.uuid().primaryKey().$defaultFn(uuidv7),
    postId: t.uuid().references(() => Post.id, { onDelete: "cascade" }),
    commentId: t.uuid().references(() => Comment.id, { onDelete: "cascade" }),
    /** The version that this text was. */
    version: t.integer().notNull(),
    /** Null for a comment. */
    title: t.varchar({ length: 256 }),
    content: t.text().notNull(),
    tags: t
      .varchar({ length: 30 })
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Who wrote this version: the author, or a moderator. Null once that account is gone. */
    editorId: t.text().references(() => user.id, { onDelete: "set null" }),
    /** When this version was written. */
    writtenAt: t.timestamp({ withTimezone: true }).notNull(),
  }),
  (revision) => [
    unique("revision_post_id_version_unique").on(revision.postId, revision.version),
    unique("revision_comment_id_version_unique").on(revision.commentId, revision.version),
    index("revision_editor_id_idx").on(revision.editorId),
    check("revision_of_one_thing", sql`num_nonnulls(${revision.postId}, ${revision.commentId}) = 1`),
  ],
);
