import { relations, sql, type SQL } from "drizzle-orm";
import { customType, index, pgTable, primaryKey, type AnyPgColumn } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";

import { user } from "../auth-schema";

/**
 * A post. Its id is a UUIDv7, which begins with the time: ordering by the primary key is ordering
 * by age, and one id is a whole cursor.
 */
export const Post = pgTable(
  "post",
  (t) => ({
    id: t.uuid().primaryKey().$defaultFn(uuidv7),
    title: t.varchar({ length: 256 }).notNull(),
    /** Markdown, as it was written. */
    content: t.text().notNull(),
    /** Null once the author's account is gone; the post stays. */
    authorId: t.text().references(() => user.id, { onDelete: "set null" }),
    createdAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null until the first edit. Set by the edit itself: other writes to the row are no edit. */
    updatedAt: t.timestamp({ withTimezone: true }),
    /** 1 for what was published, one more with each edit. */
    version: t.integer().notNull().default(1),
    /** Who wrote the present version, where that is not the first: the author or a moderator. */
    editorId: t.text().references(() => user.id, { onDelete: "set null" }),
    /** The readable end of the post's address, from the title. Empty until it was derived. */
    slug: t.varchar({ length: 80 }).notNull().default(""),
    /** `content` as HTML that is safe to show. Null until it was derived. */
    html: t.text(),
    /** The start of the text without its marks, for lists. Null until it was derived. */
    extract: t.varchar({ length: 240 }),
    /** Which version of our code made slug, html, extract and search entry from title and content. */
    rendererVersion: t.integer().notNull().default(0),
    /** Comments that were not deleted, and reactions: kept by triggers, so that none is missed. */
    commentCount: t.integer().notNull().default(0),
    reactionCount: t.integer().notNull().default(0),
    /** How many comments the post ever had: the next one's number. */
    commentSerial: t.integer().notNull().default(0),
    /** The draft it was published from: the same draft can't be published twice. */
    draftId: t.uuid().unique(),
  }),
  (post) => [
    index("post_author_id_id_idx").on(post.authorId, post.id),
    index("post_editor_id_idx").on(post.editorId),
    index("post_renderer_version_idx").on(post.rendererVersion),
    index("post_top_idx").on(post.reactionCount, post.id),
    // The best of a period is merged from the best of each of its days, or months.
    index("post_top_of_day_idx").on(dayOf(post.createdAt), post.reactionCount, post.id),
    index("post_top_of_month_idx").on(monthOf(post.createdAt), post.reactionCount, post.id),
    index("post_top_of_author_idx").on(post.authorId, post.reactionCount, post.id),
  ],
);

/** The day of a time in UTC, as an index holds it. */
export function dayOf(time: AnyPgColumn): SQL {
  return sql`((${time} at time zone 'UTC')::date)`;
}

/** The first day of the month of a time in UTC, as an index holds it. */
export function monthOf(time: AnyPgColumn): SQL {
  return sql`(date_trunc('month', ${time} at time zone 'UTC'))`;
}

/** Compared byte by byte: in the order of a language, what begins alike need not stand together. */
const bytewise = customType<{ data: string }>({ dataType: () => 'varchar(60) COLLATE "C"' });

/** A word that posts are filed under. `folded` finds it however it is typed: no capitals, no accents. */
export const Tag = pgTable(
  "tag",
  (t) => ({
    id: t.uuid().primaryKey().$defaultFn(uuidv7),
    /** As it is shown, and stands in addresses. */
    name: t.varchar({ length: 30 }).notNull(),
    folded: bytewise().notNull().unique(),
    /** Kept by a trigger. */
    postCount: t.integer().notNull().default(0),
  }),
  (tag) => [index("tag_post_count_idx").on(tag.postCount, tag.id)],
);

/** A post filed under a tag, with what lists of a tag are ordered by. */
export const PostTag = pgTable(
  "post_tag",
  (t) => ({
    postId: t
      .uuid()
      .notNull()
      .references(() => Post.id, { onDelete: "cascade" }),
    tagId: t
      .uuid()
      .notNull()
      .references(() => Tag.id, { onDelete: "cascade" }),
    /** The tag's place among the post's, from 0. */
    position: t.smallint().notNull(),
    /** The post's own, copied: triggers keep the count. */
    createdAt: t.timestamp({ withTimezone: true }).notNull(),
    reactionCount: t.integer().notNull().default(0),
  }),
  (filed) => [
    primaryKey({ columns: [filed.postId, filed.tagId] }),
    index("post_tag_tag_id_post_id_idx").on(filed.tagId, filed.postId),
    index("post_tag_top_idx").on(filed.tagId, filed.reactionCount, filed.postId),
    index("post_tag_top_of_day_idx").on(
      filed.tagId,
      dayOf(filed.createdAt),
      filed.reactionCount,
      filed.postId,
    ),
    index("post_tag_top_of_month_idx").on(
      filed.tagId,
      monthOf(filed.createdAt),
      filed.reactionCount,
      filed.postId,
    ),
  ],
);

/** When a member last looked at the feed, and before that visit: what is newer is marked as new. */
export const FeedVisit = pgTable("feed_visit", (t) => ({
  userId: t
    .text()
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  lastAt: t.timestamp({ withTimezone: true }).notNull(),
  beforeAt: t.timestamp({ withTimezone: true }),
}));

export const postRelations = relations(Post, ({ one }) => ({
  author: one(user, { fields: [Post.authorId], references: [user.id] }),
}));
