import { sql } from "drizzle-orm";

import type { Database } from "./client";

/**
 * Tables that no guest's page shows: what happens in them concerns one session or one account alone,
 * or is told by the table of what it belongs to.
 */
const UNSEEN = [
  "account",
  "apikey",
  "bookmark",
  "comment_reaction",
  "draft",
  "feed_visit",
  "mail",
  "passkey",
  "post_reaction",
  "rate_limit",
  "search_document",
  "search_variant",
  "search_word",
  "session",
  "two_factor",
  "used_code",
  "verification",
];

/**
 * Lets every other table tell its changes, so that a page kept for guests is dropped when anything
 * on it may have changed. A new table gets its trigger at the next start, without a step of its own.
 */
export async function ensureChangeTriggers(db: Database): Promise<void> {
  const unseen = sql.raw(UNSEEN.map((name) => `'${name}'`).join(", "));
  await db.execute(sql`DO $$
    DECLARE seen record;
    BEGIN
      FOR seen IN
        SELECT oid::regclass AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND relname NOT IN (${unseen})
          AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'notify_change')
      LOOP
        EXECUTE format('CREATE TRIGGER notify_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
          FOR EACH STATEMENT EXECUTE FUNCTION notify_change()', seen.name);
      END LOOP;
    END $$`);
}
