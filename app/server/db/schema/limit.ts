import { index, pgTable } from "drizzle-orm/pg-core";

/** How often something was tried in the present window; shared by all instances. */
export const RateLimit = pgTable(
  "rate_limit",
  (t) => ({
    /** What is counted, and by whom: `sign-in/address/203.0.113.7`. */
    key: t.text().primaryKey(),
    count: t.integer().notNull(),
    resetsAt: t.timestamp({ withTimezone: true }).notNull(),
  }),
  (limit) => [index("rate_limit_resets_at_idx").on(limit.resetsAt)],
);

/** A code that was accepted once, and is not again while it would still be right. */
export const UsedCode = pgTable(
  "used_code",
  (t) => ({
    key: t.text().primaryKey(),
    expiresAt: t.timestamp({ withTimezone: true }).notNull(),
  }),
  (used) => [index("used_code_expires_at_idx").on(used.expiresAt)],
);
