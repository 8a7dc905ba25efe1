import { eq, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import type { Database } from "../../db/client";
import type { Effort } from "./effort";
import type { Region } from "./regions";
import type { Conditions, TsQuery } from "./tsquery";

import { literalLimit, prepared, preparedSizes } from "../../db/prepared";
import { Comment, Post, SearchDocument, user } from "../../db/schema";
import { listedPost } from "../post";
import { LEVELS } from "./regions";

/** A place in the results: the last one's points and document. */
export interface Place {
  points: number;
  id: number;
}

export interface Question {
  conditions: Conditions;
  /** Matches in a title, which are listed apart from others; null while these are listed. */
  inTitle: TsQuery;
  regions: readonly Region[];
  effort: Pick<Effort, "enough" | "taken">;
  /** Whether to look in all regions; else in one after the other until there are enough matches. */
  inAll: boolean;
  after: Place | undefined;
  /** Documents from here on were not there when the search began. */
  first: number;
  /** Hits that are wanted; there may be more in the answer. */
  rows: number;
}

const place = sql.placeholder;

/** One for each level, and the last for what no blocks bound. */
const SLOTS = Array.from({ length: LEVELS.length + 1 }, (_, slot) => slot);
const LAST = LEVELS.length;

const scanOf = (slot: number) => sql.raw(`scan_${slot}`);

/**
 * What a region's documents answer. The blocks come first, and apart: PostgreSQL then skips in every
 * word's list to where the region begins. The conditions are subqueries, and the order an expression,
 * so that it has no way but the GIN index: for a common word it would else read all by number.
 */
function scan(slot: number): SQL {
  const before = Array.from({ length: slot }, (_, other) => sql`(select count(*) from ${scanOf(other)})`);
  const inBlocks = slot === LAST ? sql`` : sql`words @@ (select ${place(`blocks${slot}`)}::tsquery) and`;
  const isWanted = slot === 0 ? sql`` : sql`and ${sql.join(before, sql` + `)} < ${place("enough")}::bigint`;
  return sql`${scanOf(slot)} as materialized (
    select id, post_id, comment_id from ${SearchDocument}
    where ${inBlocks} words @@ (select ${place(`match${slot}`)}::tsquery)
      and (${place("filter")}::text is null or words @@ (select ${place("filter")}::text::tsquery))
      and id + 0 >= ${place(`from${slot}`)}::bigint and id + 0 < ${place(`below${slot}`)}::bigint ${isWanted}
    order by id + 0 desc limit ${place("taken")}::bigint
  )`;
}

const eachScan = (part: (name: SQL) => SQL, between: SQL) =>
  sql.join(
    SLOTS.map((slot) => part(scanOf(slot))),
    between,
  );

const check = (words: SQL) =>
  sql`(${place("check")}::text is null or ${words} @@ ${place("check")}::text::tsquery)`;

/** The best hit of each post, ranked, after the place where the page before ended. */
const ranked = sql`
  select * from (
    select distinct on (found.post_id) found.id, found.post_id, found.comment_id,
      case when ${place("rank")}::text is null then 0 else
        floor(100 * ts_rank('{0.1, 0.3, 0.7, 1}', words, ${place("rank")}::text::tsquery))::int
        + case when ${place("exact")}::text is null or words @@ ${place("exact")}::text::tsquery then 1000 else 0 end
      end as points
    from (${eachScan((name) => sql`select * from ${name}`, sql` union all `)}) found
    join ${SearchDocument} document on document.id = found.id
    where ${check(sql`words`)}
    order by found.post_id, points desc, found.id desc
  ) best
  where (points, id) < (${place("afterPoints")}::int, ${place("afterId")}::bigint)
  order by points desc, id desc offset 0`;

/** Comments of a post that are looked through, for whether it was listed for a newer one. */
const NEWER_MAX = 500;

/** Neither is the post listed for its title, nor was it for a newer hit. Scalar, so that it is asked row by row. */
const isNew = sql`
  (comment_id is null or ${place("inTitle")}::text is null or (
    select 1 from ${SearchDocument} post
    where post.post_id = ranked.post_id and post.comment_id is null
      and post.words @@ ${place("inTitle")}::text::tsquery limit 1
  ) is null)
  and (${place("top")}::bigint >= ${place("first")}::bigint or (
    select 1 from (
      select words from ${SearchDocument} document
      where document.post_id = ranked.post_id
        and document.id >= ${place("top")}::bigint and document.id < ${place("first")}::bigint
      limit ${sql.raw(String(NEWER_MAX))}
    ) newer
    where newer.words @@ ${place("all")}::tsquery and ${check(sql`newer.words`)} limit 1
  ) is null)`;

const { author, extract: _, ...shownPost } = listedPost;
const commenter = alias(user, "commenter");

function pageOf(rows: number) {
  const limit = sql.raw(String(rows));
  const hits = sql`(
    with ${sql.join(SLOTS.map(scan), sql`, `)},
    hits as (
      select * from (${ranked}) ranked where ${isNew} order by points desc, id desc limit ${limit}
    )
    select seen.counts, seen.lowest, hits.* from (
      select array[${eachScan((name) => sql`(select count(*)::int from ${name})`, sql`, `)}] as counts,
        least(${eachScan((name) => sql`(select min(id) from ${name})`, sql`, `)}) as lowest
    ) seen left join hits on true
  ) as hit`;
  return prepared((db) =>
    db
      .select({
        counts: sql<number[]>`hit.counts`.as("counts"),
        lowest: sql<string | number | null>`hit.lowest`.as("lowest"),
        document: sql<string | number | null>`hit.id`.as("document"),
        points: sql<number | null>`hit.points`.as("points"),
        post: { ...shownPost, content: Post.content },
        author,
        comment: { id: Comment.id, content: Comment.content },
        commenter: { id: commenter.id, name: commenter.name, handle: commenter.handle },
      })
      .from(hits)
      .leftJoin(Post, eq(Post.id, sql`hit.post_id`))
      .leftJoin(user, eq(user.id, Post.authorId))
      .leftJoin(Comment, eq(Comment.id, sql`hit.comment_id`))
      .leftJoin(commenter, eq(commenter.id, Comment.authorId))
      .orderBy(sql`hit.points desc`, sql`hit.id desc`)
      .limit(literalLimit(rows))
      .prepare(`search_page_${rows}`),
  );
}

const page = preparedSizes(pageOf);

/** What one question found. */
export interface Found {
  hits: Hit[];
  /** The region that these hits are of, all of them; where `below` is `from`, nothing is left to look at. */
  region: { level: number; from: number; below: number };
  /** Documents that were taken from the index. */
  taken: number;
}

type Row = Awaited<ReturnType<ReturnType<ReturnType<typeof pageOf>>["execute"]>>[number];

/** A post, and where in it (or under it) the words are. */
export interface Hit extends Place {
  post: NonNullable<Row["post"]>;
  author: Row["author"];
  comment: Row["comment"];
  commenter: Row["commenter"];
}

/** The statement that answers a question, and its values by name. */
export function statementOf(db: Database, question: Question) {
  return { statement: page(db, question.rows), values: valuesOf(question) };
}

/** Looks for an answer in the regions, as far as needed. */
export async function findHits(db: Database, question: Question): Promise<Found> {
  const { statement, values } = statementOf(db, question);
  const rows = await statement.execute(values);
  const { counts = [], lowest = null } = rows[0] ?? {};
  return { hits: rows.flatMap(hitOf), region: regionLookedAt(question, counts, lowest), taken: sum(counts) };
}

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);

function hitOf({ document, points, post, author: writer, comment, commenter: by }: Row): Hit[] {
  if (document === null || !post) return [];
  return [{ id: Number(document), points: points ?? 0, post, author: writer, comment, commenter: by }];
}

const enoughFor = ({ effort, inAll }: Question) => (inAll ? Number.MAX_SAFE_INTEGER : effort.enough);

/** The slot that asks about a region: blocks are no use to the last. */
const slotOf = ({ level, blocks }: Region) => (blocks === null ? LAST : level);

function valuesOf(question: Question): Record<string, unknown> {
  const { conditions, inTitle, regions, after = START, first } = question;
  const { match, filter, check: needed, rank, exact } = conditions;
  const top = regions[0]?.below ?? 0;
  return {
    ...Object.fromEntries(SLOTS.flatMap((slot) => Object.entries(slotValues(question, slot)))),
    enough: String(enoughFor(question)),
    taken: String(question.effort.taken),
    filter,
    check: needed,
    rank,
    exact,
    inTitle,
    all: match,
    first: String(first),
    top: String(top),
    afterPoints: String(after.points),
    afterId: String(after.id),
  };
}

/** Above every hit. */
const START: Place = { points: 2_147_483_647, id: Number.MAX_SAFE_INTEGER };

/** A condition that is null matches nothing, and costs nothing. */
function slotValues({ conditions, regions }: Question, slot: number): Record<string, unknown> {
  const region = regions.find((one) => slotOf(one) === slot);
  return {
    [`match${slot}`]: region ? conditions.index : null,
    [`blocks${slot}`]: region?.blocks ?? null,
    [`from${slot}`]: String(region?.from ?? 0),
    [`below${slot}`]: String(region?.below ?? 0),
  };
}

/** How far down the statement looked, by how much it found on the way. */
function regionLookedAt(
  question: Question,
  counts: readonly number[],
  lowest: string | number | null,
): Found["region"] {
  const { regions } = question;
  const below = regions[0]?.below ?? 0;
  let [level, from, found] = [0, below, 0];
  for (const region of regions) {
    const count = counts[slotOf(region)] ?? 0;
    found += count;
    level = region.level;
    const isFull = count === question.effort.taken && !question.inAll;
    from = isFull ? Number(lowest) : region.from;
    if (isFull || found >= enoughFor(question)) break;
  }
  return { level, from, below };
}
