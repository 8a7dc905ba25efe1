import { sql } from "drizzle-orm";
import { index, pgTable, unique } from "drizzle-orm/pg-core";

import { user } from "../auth-schema";

/** What a member is writing and has not published: a new post or comment, or a change of one. */
export const Draft = pgTable(
  "draft",
  (t) => ({
    /** A UUID that the browser makes, so that a draft begun without a network has one. */
    id: t.uuid().primaryKey(),
    userId: t
      .text()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    /**
     * What the draft is for, with an id: "new-post:…" (the draft's own), "post:…" (a change of it),
     * "comment:…" (a change of it), "reply-to-post:…", "reply-to-comment:…". A member has one draft
     * for each. No foreign key: a draft outlives what it was for, since it is somebody's work.
     */
    target: t.varchar({ length: 64 }).notNull(),
    title: t.varchar({ length: 256 }).notNull().default(""),
    content: t.text().notNull().default(""),
    tags: t
      .varchar({ length: 30 })
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** The version of the post or comment that a change was begun from. */
    baseVersion: t.integer(),
    /** 1 for the first save, one more with each. */
    version: t.integer().notNull().default(1),
    createdAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
    updatedAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
  }),
  (draft) => [
    unique("draft_user_id_target_unique").on(draft.userId, draft.target),
    index("draft_user_id_updated_at_idx").on(draft.userId, draft.updatedAt, draft.id),
  ],
);
