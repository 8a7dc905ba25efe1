import { desc, sql, type SQL, type SQLWrapper } from "drizzle-orm";

import type { Period } from "~/lib/feed";

import { dayOf, FormerHandle, monthOf, Post, PostTag, Tag, user } from "../db/schema";
import { AFTER_NEWEST } from "./post";

/** Of an author's posts in a period, the best are looked for among this many newest. */
const OF_AUTHOR_MAX = 1000;

/** Of the day on which a period began, this many of the best are looked at, for those made after. */
const OF_FIRST_DAY_MAX = 200;

/** Whose handle it is, or was. */
const authorId = sql`coalesce(
  (select ${user.id} from ${user} where ${user.handle} = ${sql.placeholder("author")}),
  (select ${FormerHandle.userId} from ${FormerHandle} where ${FormerHandle.handle} = ${sql.placeholder("author")})
)`;

export const tagId = sql`(select ${Tag.id} from ${Tag} where ${Tag.folded} = ${sql.placeholder("tag")})`;

/** A column of an index, and the value that a list is held to, or begins below. */
export interface Bound {
  column: SQLWrapper;
  value: SQLWrapper;
}

const commaed = (parts: SQLWrapper[]) => sql.join(parts, sql`, `);

/** The order of an index whose columns these are, backwards from below the values. */
export const below = (bounds: Bound[]) => ({
  where: sql`(${commaed(bounds.map(({ column }) => column))}) < (${commaed(bounds.map(({ value }) => value))})`,
  orderBy: bounds.map(({ column }) => desc(column)),
});

/** Where the posts of a list are found by indexes: all of them, a tag's or an author's. */
export function sourceOf({ ofTag, ofAuthor }: { ofTag: boolean; ofAuthor: boolean }) {
  const place = { id: sql.placeholder("before"), count: sql.placeholder("count") };
  if (ofTag && !ofAuthor) {
    const { tagId: column, postId, reactionCount, createdAt } = PostTag;
    return {
      table: PostTag,
      held: [{ column, value: tagId }],
      id: { column: postId, value: place.id },
      count: { column: reactionCount, value: place.count },
      createdAt,
    };
  }
  const { authorId: column, id, reactionCount, createdAt } = Post;
  return {
    table: Post,
    held: ofAuthor ? [{ column, value: authorId }] : [],
    id: { column: id, value: place.id },
    count: { column: reactionCount, value: place.count },
    createdAt,
  };
}

export type Source = ReturnType<typeof sourceOf>;

interface Walk {
  /** What is the same for all that is wanted; begins the index. */
  held: Bound[];
  rest: Bound[];
  rows: number;
  /** What else the answer must be, asked of what was walked. */
  where?: SQL;
}

/**
 * The ids and counts that stand first in an index below a place. The walk names all columns of the
 * index and is bounded by its length alone; what lies beyond what was wanted is left out afterwards.
 * Written with equalities, PostgreSQL goes by its guess of how many posts a tag, an author or a day
 * has, which no statistics tell it here, and at times reads and sorts all of them.
 */
export function walk({ table, id, count, createdAt }: Source, { held, rest, rows, where }: Walk): SQL {
  const { where: start, orderBy } = below([...held, ...rest]);
  const names = held.map((_, index) => sql.raw(`held_${index}`));
  const kept = [
    ...names.map((name, index) => sql`${name} = ${held[index]?.value}`),
    ...(where ? [where] : []),
  ];
  const columns = [
    sql`${id.column} as id`,
    sql`${count.column} as count`,
    sql`${createdAt} as made`,
    ...names.map((name, index) => sql`${held[index]?.column} as ${name}`),
  ];
  return sql`select id, count from (
    select ${commaed(columns)} from ${table}
    where ${start} order by ${commaed(orderBy)} limit ${sql.raw(String(rows))}
  ) as walked where ${kept.length > 0 ? sql.join(kept, sql` and `) : sql`true`}`;
}

const ofDay = ({ createdAt }: Source): Bound => ({
  column: dayOf(createdAt),
  value: sql`(${sql.placeholder("day")}::date + step)`,
});

const ofMonth = ({ createdAt }: Source): Bound => ({
  column: monthOf(createdAt),
  value: sql`(${sql.placeholder("month")}::timestamp + make_interval(months => step))`,
});

const inPeriod = sql`id >= ${sql.placeholder("floor")}::uuid`;

/** Merges the best of each part of a period, so that it takes as many rows on every site. */
function bestOfPeriod(source: Source, period: Exclude<Period, "all">, rows: number): SQL {
  const { held, id, count } = source;
  const ofEach = (part: Bound, from: number, to: number, walked: Partial<Walk> = {}) => {
    const best = walk(source, { held: [...held, part], rest: [count, id], rows, ...walked });
    const steps = sql.raw(`generate_series(${from}, ${to}) as step`);
    return sql`(select best.id, best.count from ${steps} cross join lateral (${best}) as best)`;
  };
  const firstDay = ofEach(ofDay(source), 0, 0, { rows: OF_FIRST_DAY_MAX, where: inPeriod });
  const parts = {
    day: () => [ofEach(ofDay(source), 1, 1)],
    week: () => [ofEach(ofDay(source), 1, 7)],
    month: () => [ofEach(ofDay(source), 1, 30)],
    // The rest of the first month, and the twelve that follow.
    year: () => [
      ofEach(ofDay(source), 1, 30, { where: sql`step <= ${sql.placeholder("days")}` }),
      ofEach(ofMonth(source), 1, 12),
    ],
  };
  return sql.join([firstDay, ...parts[period]()], sql` union all `);
}

/** The best of an author's newest posts in a period. */
function bestOfAuthor(source: Source, also: SQL[]): SQL {
  const { held, id, count } = source;
  const newest: Bound = { ...id, value: sql`${AFTER_NEWEST}::uuid` };
  const kept = [
    sql`made >= ${sql.placeholder("start")}::timestamptz`,
    sql`(count, id) < (${count.value}, ${id.value})`,
  ];
  return walk(source, {
    held,
    rest: [newest],
    rows: OF_AUTHOR_MAX,
    where: sql.join([...kept, ...also], sql` and `),
  });
}

/** The best of what was made in a period, as a query of ids and counts in their order. */
export function bestIn(
  source: Source,
  { period, rows, also }: { period: Exclude<Period, "all">; rows: number; also: SQL[] },
): SQL {
  const best =
    source.table === Post && source.held.length > 0
      ? bestOfAuthor(source, also)
      : bestOfPeriod(source, period, rows);
  return sql`select id, count from (${best}) as best order by count desc, id desc limit ${sql.raw(String(rows))}`;
}
