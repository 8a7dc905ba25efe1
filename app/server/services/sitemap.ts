import { and, asc, desc, gt, lt, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { idAt } from "~/lib/id";
import { literalLimit, prepared } from "../db/prepared";
import { Post, Tag, user } from "../db/schema";

/** Addresses that a sitemap may hold (the protocol's own bound). */
export const SITEMAP_MAX = 50_000;

/** Rows read at once. */
const STEP = 1000;

/** Bytes that a row takes at least in the index of the key: its pointer, a header, and the UUID. */
const INDEX_ENTRY_MIN = 28;

/**
 * Whether all posts certainly fit one sitemap: by the size of an index, which is known without reading
 * it. May say no of somewhat fewer, and never says yes of more.
 */
export async function areFewPosts(db: Database): Promise<boolean> {
  const [index] = await db
    .select({ bytes: sql<number>`bytes` })
    .from(sql`(select pg_relation_size('post_pkey')::float8 as bytes) as index`);
  return (index?.bytes ?? Infinity) / INDEX_ENTRY_MIN <= SITEMAP_MAX;
}

const first = prepared((db) =>
  db
    .select({ id: Post.id })
    .from(Post)
    .where(gt(Post.id, sql.placeholder("after")))
    .orderBy(asc(Post.id))
    .limit(literalLimit(1))
    .prepare("sitemap_first_post"),
);

/** The id of the oldest post; undefined where there is none. */
export async function firstPostId(db: Database): Promise<string | undefined> {
  const [post] = await first(db).execute({ after: idAt(new Date(0)) });
  return post?.id;
}

const posts = prepared((db) =>
  db
    .select({ id: Post.id, slug: Post.slug, createdAt: Post.createdAt, updatedAt: Post.updatedAt })
    .from(Post)
    .where(and(gt(Post.id, sql.placeholder("after")), lt(Post.id, sql.placeholder("end"))))
    .orderBy(asc(Post.id))
    .limit(literalLimit(STEP))
    .prepare("sitemap_posts"),
);

/** The posts of a span of time, oldest first, read step by step. */
export async function* postsBetween(db: Database, { from, to }: { from: Date; to: Date }) {
  const end = idAt(to);
  for (let after = idAt(from); ;) {
    const rows = await posts(db).execute({ after, end });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    after = last.id;
  }
}

/** Each step looks for the next author in the index of posts, so that nobody's posts are read through. */
const authorIds = sql`(
  with recursive author(id) as (
    (select ${Post.authorId} from ${Post} where ${Post.authorId} > ${sql.placeholder("after")}
      order by ${Post.authorId} limit 1)
    union all
    select (select ${Post.authorId} from ${Post} where ${Post.authorId} > author.id
      order by ${Post.authorId} limit 1)
    from author where author.id is not null
  )
  select author.id from author where author.id is not null limit ${sql.raw(String(STEP))}
) as author`;

/** The first from the author's own id on: by equality, PostgreSQL may read all members to join them. */
const handle = sql<string>`(
  select ${user.handle} from ${user} where ${user.id} >= author.id order by ${user.id} limit 1
)`;

const authors = prepared((db) =>
  db
    .select({ id: sql<string>`author.id`, handle })
    .from(authorIds)
    .orderBy(sql`author.id`)
    .prepare("sitemap_authors"),
);

/** Members who have posted, read step by step. */
export async function* membersWhoPosted(db: Database) {
  for (let after = ""; ;) {
    const rows = await authors(db).execute({ after });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    after = last.id;
  }
}

const tags = prepared((db) =>
  db
    .select({ id: Tag.id, name: Tag.name, postCount: Tag.postCount })
    .from(Tag)
    .where(
      and(
        gt(Tag.postCount, 0),
        sql`(${Tag.postCount}, ${Tag.id}) < (${sql.placeholder("count")}, ${sql.placeholder("before")})`,
      ),
    )
    .orderBy(desc(Tag.postCount), desc(Tag.id))
    .limit(literalLimit(STEP))
    .prepare("sitemap_tags"),
);

/** Tags that posts are filed under, the most used first, read step by step. */
export async function* tagsByUse(db: Database) {
  for (let [count, before] = [2_147_483_647, idAt(new Date(0))]; ;) {
    const rows = await tags(db).execute({ count, before });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    [count, before] = [last.postCount, last.id];
  }
}
