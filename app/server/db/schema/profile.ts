import { customType, index, pgTable } from "drizzle-orm/pg-core";

import { user } from "../auth-schema";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** A handle that a member gave up: it still leads to them, and nobody else can take it. */
export const FormerHandle = pgTable(
  "former_handle",
  (t) => ({
    handle: t.varchar({ length: 30 }).primaryKey(),
    userId: t
      .text()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
  }),
  (former) => [index("former_handle_user_id_idx").on(former.userId)],
);

/** A member's picture, as it is served: a small WebP, kept here so that every instance has it. */
export const Avatar = pgTable("avatar", (t) => ({
  userId: t
    .text()
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  /** SHA-256 of the bytes in hexadecimal, part of the picture's address. */
  hash: t.varchar({ length: 64 }).notNull(),
  bytes: bytea().notNull(),
}));
