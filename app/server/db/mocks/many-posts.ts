import { sql } from "drizzle-orm";

import type { Database } from "../client";

interface Filling {
  posts: number;
  /** Days over which the posts are spread evenly, up to now. */
  days: number;
  authors: number;
  tags: number;
}

const uuidOf = (msecs: string) => {
  const hex = `lpad(to_hex((${msecs})::bigint), 12, '0')`;
  return `(substr(${hex}, 1, 8) || '-' || substr(${hex}, 9, 4) || '-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`;
};

/** A number from 1 to `most`, small ones far more often than large ones. */
const skewed = (seed: string, most: number) =>
  `floor(1 + ${most} * ((abs(hashint4(${seed})::bigint) % 100000) / 100000.0) ^ 6)`;

/** How long before now the post with number `i` was made, in milliseconds. */
const ageOf = ({ posts, days }: Filling) => `((${posts} - i + 0.5) * ${days} * 86400000.0 / ${posts})`;

/**
 * Fills an empty database by a few statements, in a second or two: authors `author-1` and on, tags
 * `tag-1` and on with every post under two of them (most under the first), few posts with many reactions; and has it analysed.
 */
export async function fillPosts(db: Database, filling: Filling): Promise<void> {
  const { posts, authors, tags } = filling;
  const msecs = `extract(epoch from now()) * 1000 - ${ageOf(filling)}`;
  const all = (count: number) => `from generate_series(1, ${count}) as i`;
  const filed = (number: string, position: number) => `
    select post.id, tag.id, ${position}, post.created_at, post.reaction_count
    from (select *, row_number() over (order by id) as i from post) as post
    join tag on tag.folded = 'tag-' || ${number}`;
  const statements = [
    `set local session_replication_role = replica`,
    `insert into "user" (id, name, handle, email, email_verified)
      select 'author-' || i, 'Author ' || i, 'author-' || i, 'author-' || i || '@example.com', true ${all(authors)}`,
    `insert into post (id, title, content, slug, html, extract, author_id, created_at, reaction_count)
      select ${uuidOf(msecs)}, 'Post ' || i, 'Text', 'post', '<p>Text</p>', 'Text',
        'author-' || ${skewed("i", authors)}, to_timestamp((${msecs}) / 1000),
        (abs(hashint4(i)::bigint) % 1000) ^ 4 / 1e10 ${all(posts)}`,
    `insert into tag (id, name, folded) select gen_random_uuid(), 'tag-' || i, 'tag-' || i ${all(tags)}`,
    `insert into post_tag (post_id, tag_id, position, created_at, reaction_count)
      ${filed(skewed("(i * 7)::int", tags), 0)} union all ${filed(skewed("(i * 13)::int", tags), 1)}
      on conflict do nothing`,
    `update tag set post_count = (select count(*) from post_tag where tag_id = tag.id)`,
  ];
  await db.transaction(async (tx) => {
    for (const statement of statements) await tx.execute(sql.raw(statement));
  });
  await db.execute(sql`vacuum analyze`);
}
