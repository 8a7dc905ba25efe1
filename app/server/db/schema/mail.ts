import { index, pgTable } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";

/** A message that the mail server has not taken yet; gone once it has. */
export const Mail = pgTable(
  "mail",
  (t) => ({
    id: t.uuid().primaryKey().$defaultFn(uuidv7),
    recipient: t.text().notNull(),
    subject: t.text().notNull(),
    text: t.text().notNull(),
    html: t.text().notNull(),
    attempts: t.integer().notNull().default(0),
    createdAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
    sendAfter: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
  }),
  (mail) => [index("mail_send_after_idx").on(mail.sendAfter)],
);
