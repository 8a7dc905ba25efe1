import { and, desc, eq, sql, type SQL } from "drizzle-orm";

import type { Period } from "~/lib/feed";
import type { Database } from "../db/client";

import { plainHandle } from "~/lib/handle";
import { foldedTag } from "~/lib/tag";
import { literalLimit, prepared, preparedSizes, type PageSize } from "../db/prepared";
import { Post, PostTag, user } from "../db/schema";
import { below, bestIn, sourceOf, tagId, walk, type Bound } from "./feed-walk";
import { bucketsFrom } from "./period";
import { AFTER_NEWEST, listedPost } from "./post";

/** Above every count. */
const MOST = 2_147_483_647;

/** What makes one list differ from another. */
interface ListKind {
  order: "new" | Period;
  ofTag: boolean;
  ofAuthor: boolean;
}

export interface ListShape extends ListKind {
  rows: PageSize;
}

/** Asked of one post at a time: as a join it might begin with all posts of the tag. */
const isOfTag = (id: SQL) =>
  sql`(select true from ${PostTag} where ${PostTag.postId} = ${id} and ${PostTag.tagId} = ${tagId})`;

const selectListed = (db: Database) =>
  db.select(listedPost).from(Post).leftJoin(user, eq(user.id, Post.authorId));

/** Those whose ids and counts `picked` answers, in the order of a list. */
const selectPicked = (db: Database, { order, rows }: ListShape, picked: SQL) =>
  selectListed(db)
    .innerJoin(sql`(${picked}) as picked`, eq(Post.id, sql`picked.id`))
    .orderBy(...(order === "new" ? [] : [sql`picked.count desc`]), desc(Post.id))
    .limit(literalLimit(rows));

/** Those of an author under a tag: the author's are walked until there are enough. */
function selectOfTagAndAuthor(
  db: Database,
  { rows }: ListShape,
  { held, rest }: Record<"held" | "rest", Bound[]>,
) {
  const { where, orderBy } = below([...held, ...rest]);
  const ofAuthor = held.map(({ column, value }) => sql`${column} between ${value} and ${value}`);
  return selectListed(db)
    .where(and(where, ...ofAuthor, isOfTag(sql`${Post.id}`)))
    .orderBy(...orderBy)
    .limit(literalLimit(rows));
}

/** The query of one kind of list, before it is prepared. */
export function listQuery(db: Database, shape: ListShape) {
  const { order, ofTag, ofAuthor, rows } = shape;
  const source = sourceOf(shape);
  const { held, id, count } = source;
  if (order !== "new" && order !== "all") {
    const also = ofTag && ofAuthor ? [isOfTag(sql`id`)] : [];
    return selectPicked(db, shape, bestIn(source, { period: order, rows, also }));
  }
  const rest = order === "new" ? [id] : [count, id];
  if (ofTag && ofAuthor) return selectOfTagAndAuthor(db, shape, { held, rest });
  if (ofTag || ofAuthor) return selectPicked(db, shape, walk(source, { held, rest, rows }));
  const { where, orderBy } = below(rest);
  return selectListed(db)
    .where(where)
    .orderBy(...orderBy)
    .limit(literalLimit(rows));
}

const nameOf = ({ order, ofTag, ofAuthor }: ListKind) =>
  [order, ...(ofTag ? ["tag"] : []), ...(ofAuthor ? ["author"] : [])].join("_");

const statementsOf = (kind: ListKind) =>
  preparedSizes((rows) =>
    prepared((db) => listQuery(db, { ...kind, rows }).prepare(`post_page_${nameOf(kind)}_${rows}`)),
  );
const lists = new Map<string, ReturnType<typeof statementsOf>>();

function listOf(kind: ListKind) {
  const name = nameOf(kind);
  const known = lists.get(name) ?? statementsOf(kind);
  lists.set(name, known);
  return known;
}

interface ListOptions {
  /** How many posts are wanted, at most. */
  rows: number;
  order: "new" | Period;
  /** Where the list goes on: below this id, in a list of the best below this count. */
  before?: string | undefined;
  count?: number | undefined;
  /** When the period began. */
  start: Date;
  /** The tag under which all of the posts are, however it is spelt. */
  tag?: string | undefined;
  /** The handle, present or former, of the one whose posts alone are meant. */
  author?: string | undefined;
}

/** Posts with the start of their text: the newest first, or those with the most reactions. */
export async function listPosts(
  db: Database,
  { rows, order, before = AFTER_NEWEST, count = MOST, start, tag, author }: ListOptions,
) {
  const list = listOf({ order, ofTag: tag !== undefined, ofAuthor: author !== undefined });
  const found = await list(db, rows).execute({
    before,
    count,
    tag: tag && foldedTag(tag),
    author: author && plainHandle(author),
    ...bucketsFrom(start),
  });
  return found.slice(0, rows);
}
