import { sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";

import type { Database } from "../../db/client";

import { foldedTag } from "~/lib/tag";
import { countWords, learnWords } from "../../services/search/word-counts";
import { makeDocuments, Vocabulary } from "./documents";
import { createPassages, type Passage } from "./passages";
import { makeMembers } from "./people";
import { makePost, makePostTags, makeReactions, makeTagsOfPost } from "./posts";
import { createRandom, skewed } from "./random";
import { inBulk, insertRows, rowsOf } from "./rows";
import { makeThread } from "./threads";
import { createWords } from "./words";

const MINUTE = 60_000;
/** Within it of a post its comments are written. */
const THREAD_SPAN = 3 * 24 * 60 * MINUTE;
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
 * Adds so many posts to a site, with members, tags, comments and reactions in proportion, all of which
 * can be found: the newest a few minutes ago, the others at most five years before it. Made-up words,
 * the same in every run. All of it or nothing. Meanwhile nobody else can write; it is for trials and
 * benchmarks. `onProgress` hears how many posts are made; the indexes are built after the last.
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

  await db.transaction(async (tx) => {
    await inBulk(tx, async () => {
      const members = makeMembers(
        { word },
        { count: clamp(posts / 50, 5, 20_000), joined: new Date(now - span) },
      );
      for (let at = 0; at < members.length; at += BATCH)
        await insertRows(tx, "user", members.slice(at, at + BATCH));
      const site = {
        random,
        word,
        passages,
        memberIds: members.map(({ id }) => id),
        tags: await makeTags(tx, { word, count: clamp(posts / 200, 12, 2_000) }),
        vocabulary: new Vocabulary(),
        timeOf: (index: number) => now - span * (1 - (index + 1) / posts) - MINUTE,
        longThread: posts >= 1_000 ? Math.floor(posts / 2) : -1,
        until: now - MINUTE,
      };
      let documents = await topDocument(tx);
      let writing = Promise.resolve();
      for (let first = 0; first < posts; first += BATCH) {
        const batch = makeBatch(site, { first, size: Math.min(BATCH, posts - first), documents });
        documents += batch.search_document.length;
        await writing;
        onProgress(first);
        writing = writeBatch(tx, batch);
        // Sends it on its way: the next is made meanwhile.
        await setImmediate();
      }
      await writing;
      await tx.execute(
        sql`select setval(pg_get_serial_sequence('search_document', 'id'), ${documents}::bigint)`,
      );
      await learnWords(tx, [...site.vocabulary.words].sort());
      await countWords(tx, site.vocabulary.counts);
      await tx.execute(sql`update tag set post_count = counted.posts
        from (select tag_id, count(*) as posts from post_tag group by tag_id) counted
        where counted.tag_id = tag.id`);
      onProgress(posts);
    });
  });
  await db.execute(sql`select pg_notify('posthouse_changes', 'post')`);
  await db.execute(sql`vacuum analyze`);
}

/** What posts are made of. */
interface Site {
  random: () => number;
  word: () => string;
  passages: readonly Passage[];
  memberIds: readonly string[];
  tags: readonly { id: string; name: string }[];
  vocabulary: Vocabulary;
  /** When the post at this place is written, and when the last comment is, in milliseconds. */
  timeOf: (index: number) => number;
  until: number;
  /** Place of the post with the long thread. */
  longThread: number;
}

/** Rows of posts and of all that hangs on them, by table, in an order in which they can be inserted. */
function makeBatch(
  site: Site,
  { first, size, documents }: { first: number; size: number; documents: number },
) {
  const { random, memberIds } = site;
  const posts = Array.from({ length: size }, (_, offset) => {
    const comments = first + offset === site.longThread ? LONG_THREAD : skewed(random, 8, 5);
    const post = makePost({ ...site, time: site.timeOf(first + offset), comments });
    const tags = makeTagsOfPost(site);
    const tagged = {
      authorId: post.row.author_id,
      tagIds: tags.map(({ id }) => id),
      tagNames: tags.map(({ name }) => name),
    };
    return { ...post, tagged };
  });
  const comments = posts.flatMap(({ row: post }) => {
    const from = Date.parse(post.created_at);
    const to = Math.min(site.until, from + THREAD_SPAN);
    return makeThread({ ...site, postId: post.id, from, to, count: post.comment_count });
  });
  return {
    post: posts.map(({ row }) => row),
    post_tag: posts.flatMap(({ row, tagged }) => makePostTags(row, tagged.tagIds)),
    post_reaction: posts.flatMap(({ row }) => makeReactions(row, { random, memberIds })),
    comment: comments.map(({ row }) => row),
    search_document: makeDocuments({
      posts,
      comments,
      vocabulary: site.vocabulary,
      from: documents + 1,
    }),
  };
}

/** Sends everything at once; the database takes it in this order. */
async function writeBatch(tx: Pick<Database, "execute">, batch: ReturnType<typeof makeBatch>): Promise<void> {
  await Promise.all(Object.entries(batch).map(([table, rows]) => insertRows(tx, table, rows)));
}

/** The number of the newest document that is there. */
async function topDocument(tx: Pick<Database, "execute">): Promise<number> {
  const answer = await tx.execute(sql`select max(id) as top from search_document`);
  return Number(rowsOf<{ top: unknown }>(answer)[0]?.top ?? 0);
}

/** Makes tags, or finds those that the site has. */
async function makeTags(
  tx: Pick<Database, "execute">,
  { word, count }: { word: () => string; count: number },
): Promise<{ id: string; name: string }[]> {
  const names = new Set<string>();
  while (names.size < count) names.add(word());
  const rows = [...names].map((name) => ({ id: uuidv7(), name, folded: foldedTag(name) }));
  const answer = await tx.execute(sql`insert into tag (id, name, folded)
    select id, name, folded from json_populate_recordset(null::tag, ${JSON.stringify(rows)}::json)
    on conflict (folded) do update set name = tag.name returning id, name`);
  return rowsOf(answer);
}
