import { sql } from "drizzle-orm";
import { customType, index, pgTable, primaryKey, uniqueIndex } from "drizzle-orm/pg-core";

import { Comment } from "./comment";
import { Post } from "./post";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const bytewise = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** A post or a comment as the search finds it. */
export const SearchDocument = pgTable(
  "search_document",
  (t) => ({
    /** Counts up: blocks of numbers are blocks of time, which keeps a search for a common word short. */
    id: t.bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** The post found, or the one that the comment found is on. */
    postId: t
      .uuid()
      .notNull()
      .references(() => Post.id, { onDelete: "cascade" }),
    commentId: t.uuid().references(() => Comment.id, { onDelete: "cascade" }),
    /** Words with their places and weights, split and folded by our own code on both engines alike. */
    words: tsvector().notNull(),
  }),
  (document) => [
    uniqueIndex("search_document_post_id_unique")
      .on(document.postId)
      .where(sql`${document.commentId} is null`),
    uniqueIndex("search_document_comment_id_unique").on(document.commentId),
    index("search_document_post_id_id_idx").on(document.postId, document.id),
    index("search_document_words_idx").using("gin", document.words).with({ fastupdate: false }),
  ],
);

/** Every word that occurs: what a beginning may mean, whether a word was mistyped, and how common it is. */
export const SearchWord = pgTable("search_word", (t) => ({
  word: bytewise().primaryKey(),
  /** Documents that have it, counted in every 64th only, and those that have it in their title. */
  documents: t.integer().notNull().default(0),
  titles: t.integer().notNull().default(0),
}));

/** Words as they look with one letter left out, by which a mistyped one finds them. */
export const SearchVariant = pgTable(
  "search_variant",
  () => ({ variant: bytewise().notNull(), word: bytewise().notNull() }),
  (row) => [primaryKey({ columns: [row.variant, row.word] })],
);
