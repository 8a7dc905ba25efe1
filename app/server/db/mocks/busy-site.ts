import { sql } from "drizzle-orm";

import type { Database } from "../client";

import { fillPosts } from "./many-posts";

/** Rows of each kind that the busiest member has, and the busiest post. */
const MANY = 3000;

/** What fills one post, and belongs to `author-1`. */
export interface BusySite {
  postId: string;
  /** A comment with MANY versions, and as many replies on a page of their own. */
  commentId: string;
}

const uuid = (kind: number, number = "i") =>
  `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const COMMENT = "01900001-0000-7000-8000-000000000001";

const statementsFor = (postId: string) => {
  const many = (times = 1) => `from generate_series(1, ${MANY * times}) as i`;
  const path = (number: string) => `lpad(to_hex(${number}), 6, '0')`;
  const someone = `'author-' || i % 1000 + 1`;
  const version = `i, 'Text ' || i, array['tag-1'], 'author-1', now()`;
  return [
    `set local session_replication_role = replica`,
    `insert into comment (id, post_id, depth, path, author_id, content)
      select ${uuid(1)}, '${postId}', 7, ${path("i")}, 'author-1', 'Hello @author-2' ${many()}`,
    `insert into comment (id, post_id, parent_id, segment_id, depth, path, author_id, content)
      select ${uuid(2)}, '${postId}', '${COMMENT}', '${COMMENT}', 8, ${path("1")} || ${path("i")}, ${someone}, 'So' ${many()}`,
    `insert into comment (id, post_id, depth, path, author_id, content)
      select ${uuid(3, "n")}, id, 0, ${path("1")}, author_id, 'First' from (select *, row_number() over () as n from post) as post`,
    `update post set version = ${MANY + 1} where id = '${postId}'`,
    `update comment set version = ${MANY + 1} where id = '${COMMENT}'`,
    `insert into revision (id, post_id, version, content, tags, editor_id, written_at)
      select gen_random_uuid(), '${postId}', ${version} ${many()}`,
    `insert into revision (id, comment_id, version, content, tags, editor_id, written_at)
      select gen_random_uuid(), '${COMMENT}', ${version} ${many()}`,
    `insert into revision (id, post_id, version, content, written_at) select gen_random_uuid(), id, 0, 'Text', now() from post`,
    `insert into post_reaction (post_id, user_id) select id, 'author-1' from post`,
    `insert into post_reaction (post_id, user_id) select '${postId}', id from "user" on conflict do nothing`,
    `insert into comment_reaction (comment_id, user_id) select id, 'author-1' from comment`,
    `insert into bookmark (id, user_id, post_id)
      select ${uuid(4, "n::int")}, 'author-1', id from (select id, row_number() over () as n from post limit ${MANY}) as post`,
    `insert into bookmark (id, user_id, post_id) select gen_random_uuid(), id, '${postId}' from "user" on conflict do nothing`,
    `insert into draft (id, user_id, target, content, updated_at)
      select id, case when n <= ${MANY} then 'author-1' else ${someone.replace("i", "n")} end,
        (array['post:', 'reply-to-post:', 'new-post:'])[1 + n % 3] || id, 'Half', now() - n * interval '1 second'
      from (select id, row_number() over () as n from post limit ${2 * MANY}) as post`,
    `insert into feed_visit (user_id, last_at) select id, now() from "user"`,
    `insert into former_handle (handle, user_id) select 'former-' || i, 'author-' || i ${many()}`,
    `insert into avatar (user_id, hash, bytes) select id, repeat('a', 64), '' from "user"`,
    `insert into session (id, token, user_id, expires_at, updated_at)
      select 's' || i, 't' || i, ${someone}, now() + interval '1 day', now() ${many()}`,
    `insert into account (id, account_id, provider_id, user_id, updated_at)
      select 'a' || i, i, 'elsewhere', ${someone}, now() ${many()}`,
    `insert into apikey (id, reference_id, key, created_at, updated_at) select 'k' || i, ${someone}, 'h' || i, now(), now() ${many()}`,
    `insert into passkey (id, public_key, user_id, credential_id, counter, device_type, backed_up)
      select 'p' || i, '', ${someone}, 'c' || i, 0, '', false ${many()}`,
    `insert into two_factor (id, secret, backup_codes, user_id) select 'f' || i, 's' || i, '', ${someone} ${many()}`,
    `insert into verification (id, identifier, value, expires_at) select 'v' || i, 'of-' || i, '', now() ${many()}`,
    `insert into invitation (id, code, created_by_id, expires_at, max_uses)
      select gen_random_uuid(), 'code-' || i, ${someone}, now(), 1 ${many()}`,
    `insert into search_document (post_id, words)
      select id, setweight(to_tsvector('simple', 't:post post text'), 'A') from post`,
    `insert into search_word (word) select 'word' || i ${many()}`,
    `insert into search_variant (variant, word) select 'ord' || i, 'word' || i ${many()}`,
  ];
};

/**
 * Fills an empty database with 10,000 posts by 2000 members under 5000 tags, and with all that belongs
 * to members and posts: very much of it to one of each. Has it analysed. Takes a few seconds.
 */
export async function fillBusySite(db: Database): Promise<BusySite> {
  await fillPosts(db, { posts: 10_000, days: 400, authors: 2000, tags: 5000 });
  const newest = await db.query.Post.findFirst({
    columns: { id: true },
    orderBy: (post, { desc }) => desc(post.id),
  });
  const postId = newest?.id ?? "";
  await db.transaction(async (tx) => {
    for (const statement of statementsFor(postId)) await tx.execute(sql.raw(statement));
  });
  await db.execute(sql`vacuum analyze`);
  return { postId, commentId: COMMENT };
}
