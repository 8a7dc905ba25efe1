import { relations } from "drizzle-orm";
import { index, pgTable } from "drizzle-orm/pg-core";
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
    content: t.text().notNull(),
    /** Null once the author's account is gone; the post stays. */
    authorId: t.text().references(() => user.id, { onDelete: "set null" }),
    createdAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Null until the first edit. Set by the edit itself: other writes to the row are no edit. */
    updatedAt: t.timestamp({ withTimezone: true }),
  }),
  (post) => [index("post_author_id_id_idx").on(post.authorId, post.id)],
);

export const postRelations = relations(Post, ({ one }) => ({
  author: one(user, { fields: [Post.authorId], references: [user.id] }),
}));
