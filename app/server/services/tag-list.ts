import { and, desc, eq, gt, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { listCursor, type ListPlace } from "~/lib/feed";
import { foldedTag } from "~/lib/tag";
import { literalLimit, prepared } from "../db/prepared";
import { Tag } from "../db/schema";
import { AFTER_NEWEST } from "./post";

/** Tags on a page of the directory. */
export const TAGS_PAGE = 50;

/** The most tags that one suggestion names. */
const SUGGESTED = 8;

/** How many tags a suggestion is chosen from: of the most used, and of those that begin like it. */
const MOST_USED = 500;
const LIKE_IT = 100;

const publicTag = { name: Tag.name, postCount: Tag.postCount };

const byFolded = prepared((db) =>
  db
    .select(publicTag)
    .from(Tag)
    .where(and(eq(Tag.folded, sql.placeholder("folded")), gt(Tag.postCount, 0)))
    .limit(literalLimit(1))
    .prepare("tag_by_folded"),
);

/** The tag that a text means, however it is spelt; undefined where no post has it. */
export async function findTag(db: Database, name: string) {
  const [tag] = await byFolded(db).execute({ folded: foldedTag(name) });
  return tag;
}

const page = prepared((db) =>
  db
    .select({ ...publicTag, id: Tag.id })
    .from(Tag)
    .where(
      and(
        sql`(${Tag.postCount}, ${Tag.id}) < (${sql.placeholder("count")}, ${sql.placeholder("before")})`,
        gt(Tag.postCount, 0),
      ),
    )
    .orderBy(desc(Tag.postCount), desc(Tag.id))
    .limit(literalLimit(TAGS_PAGE + 1))
    .prepare("tag_page"),
);

/** The tags that posts have, the most used first, and the cursor of the next page. */
export async function tagPage(
  db: Database,
  { limit, place }: { limit: number; place: ListPlace | undefined },
) {
  const { count = 2_147_483_647, id: before = AFTER_NEWEST } = place ?? {};
  const rows = await page(db).execute({ count, before });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ name, postCount }) => ({ name, postCount })),
    nextCursor: last ? listCursor({ count: last.postCount, id: last.id }) : null,
  };
}

const { folded } = Tag;
const prefix = sql.placeholder("prefix");
const end = sql.placeholder("end");
const beginsSo = sql`${folded} >= ${prefix} and ${folded} < ${end}`;

/**
 * A rare tag is found once enough of it is typed, a common one at once, and however many tags there
 * are, no more than these are looked at.
 */
const suggestion = prepared((db) =>
  db
    .select({ name: sql<string>`name`, postCount: sql<number>`post_count`.as("post_count") })
    .from(
      sql`(
        (select name, post_count from (
          select ${Tag.name}, ${Tag.postCount}, ${folded} from ${Tag}
          where ${folded} >= ${prefix} order by ${folded} limit ${sql.raw(String(LIKE_IT))}
        ) as tag where ${folded} < ${end} and ${Tag.postCount} > 0)
        union
        (select name, post_count from (
          select ${Tag.name}, ${Tag.postCount}, ${Tag.folded} from ${Tag}
          where ${Tag.postCount} > 0 order by ${Tag.postCount} desc, ${Tag.id} desc
          limit ${sql.raw(String(MOST_USED))}
        ) as tag where ${beginsSo})
      ) as some_tags`,
    )
    .orderBy(sql`post_count desc, name`)
    .limit(literalLimit(SUGGESTED))
    .prepare("tag_suggest"),
);

/** At most eight tags that begin so, the most used first. `begin` is folded. */
export async function suggestTags(db: Database, begin: string) {
  // No character of a tag is as high as the one that ends the range.
  return suggestion(db).execute({ prefix: begin, end: `${begin}\u{10ffff}` });
}
