import { sql } from "drizzle-orm";
import { check, index, pgTable } from "drizzle-orm/pg-core";
import { v7 as uuidv7 } from "uuid";

import { registrations } from "~/validators/site";
import { user } from "../auth-schema";

/** What the administrator says of the site as a whole: one row, made by the set-up. */
export const Site = pgTable(
  "site",
  (t) => ({
    id: t.integer().primaryKey().default(1),
    name: t.varchar({ length: 64 }).notNull(),
    registration: t.text({ enum: registrations }).notNull().default("open"),
    createdAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
  }),
  (site) => [check("site_one_row", sql`${site.id} = 1`)],
);

/** A link by which people may sign up where registration is by invitation. */
export const Invitation = pgTable(
  "invitation",
  (t) => ({
    id: t.uuid().primaryKey().$defaultFn(uuidv7),
    /** The secret part of the link. */
    code: t.text().notNull().unique(),
    /** Null once the inviter's account is gone. */
    createdById: t.text().references(() => user.id, { onDelete: "set null" }),
    createdAt: t.timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: t.timestamp({ withTimezone: true }).notNull(),
    maxUses: t.integer().notNull(),
    uses: t.integer().notNull().default(0),
    revokedAt: t.timestamp({ withTimezone: true }),
  }),
  (invitation) => [index("invitation_created_by_id_idx").on(invitation.createdById)],
);
