import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Database } from "../../db/client";

import { foldedTag } from "~/lib/tag";
import { indexPostsInBulk } from "../../services/search-index";
import { createPassages } from "./passages";
import { makeMembers } from "./people";
import { makePost, makePostTags, makeReactions } from "./posts";
import { createRandom, skewed } from "./random";
import { inBulk, insertRows, rowsOf } from "./rows";
import { makeThread } from "./threads";
import { createWords } from "./words";

const MINUTE = 60_000;
const SPAN_MAX = 5 * 365 * 24 * 60 * MINUTE;

/** Posts that go to the database at once. */
const BATCH = 1_000;
/** Different passages that texts are put together from. */
const PASSAGES = 4_000;
/** Comments of the one long thread that a site of some size has. */
const LONG_THREAD = 5_000;

const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.floor(value)));

/**
 * Adds so many posts to a site, with members, tags, comments and reactions in proportion: the newest a
 * few minutes ago, the others at most five years before it. Made-up words, the same in every run. The
 * posts can be found, their comments can't: that would take twice as long. All of it or nothing.
 * Meanwhile nobody else can write; it is for trials and benchmarks.
 */
export async function fill(
  db: Database,
  { posts, onProgress = () => undefined }: { posts: number; onProgress?: (done: number) => void },
): Promise<void> {
  const random = createRandom(1);
  const word = createWords(random);
  const passages = createPassages({ random, word }, PASSAGES);
  const now = Date.now();
  const span = Math.min(SPAN_MAX, posts * 10 * MINUTE);
  const timeOf = (index: number) => now - span * (1 - (index + 1) / posts) - MINUTE;

  await db.transaction(async (tx) => {
    await inBulk(tx, async () => {
      const members = makeMembers(
        { word },
        { count: clamp(posts / 50, 5, 20_000), joined: new Date(now - span) },
      );
      for (let at = 0; at < members.length; at += BATCH)
        await insertRows(tx, "user", members.slice(at, at + BATCH));
      const memberIds = members.map(({ id }) => id);
      const tagIds = await makeTags(tx, { word, count: clamp(posts / 200, 12, 2_000) });

      for (let first = 0; first < posts; first += BATCH) {
        const size = Math.min(BATCH, posts - first);
        const made = Array.from({ length: size }, (_, offset) => {
          const isLong = posts >= 1_000 && first + offset === posts - 12;
          const comments = isLong ? LONG_THREAD : skewed(random, 8, 5);
          return makePost({ random, word, time: timeOf(first + offset), memberIds, passages, comments });
        });
        const to = now - MINUTE;
        const comments = made.flatMap((post) =>
          makeThread({
            random,
            postId: post.id,
            from: Date.parse(post.created_at),
            to: Math.min(to, Date.parse(post.created_at) + 3 * 24 * 60 * MINUTE),
            count: post.comment_count,
            memberIds,
            passages,
          }),
        );
        await insertRows(tx, "post", made);
        await insertRows(
          tx,
          "post_tag",
          made.flatMap((post) => makePostTags(post, { random, tagIds })),
        );
        await insertRows(
          tx,
          "post_reaction",
          made.flatMap((post) => makeReactions(post, { random, memberIds })),
        );
        await insertRows(tx, "comment", comments);
        await indexPostsInBulk(
          tx,
          made.map(({ id }) => id),
        );
        onProgress(first + size);
      }
      await tx.execute(sql`update tag set post_count = counted.posts
        from (select tag_id, count(*) as posts from post_tag group by tag_id) counted
        where counted.tag_id = tag.id`);
    });
  });
  await db.execute(sql`select pg_notify('posthouse_changes', 'post')`);
  await db.execute(sql`vacuum analyze`);
}

/** Makes tags, or finds those that the site has. Answers their ids. */
async function makeTags(
  tx: Pick<Database, "execute">,
  { word, count }: { word: () => string; count: number },
): Promise<string[]> {
  const names = new Set<string>();
  while (names.size < count) names.add(word());
  const rows = [...names].map((name) => ({ id: uuidv7(), name, folded: foldedTag(name) }));
  const answer = await tx.execute(sql`insert into tag (id, name, folded)
    select id, name, folded from json_populate_recordset(null::tag, ${JSON.stringify(rows)}::json)
    on conflict (folded) do update set name = tag.name returning id`);
  return rowsOf<{ id: string }>(answer).map(({ id }) => id);
}
