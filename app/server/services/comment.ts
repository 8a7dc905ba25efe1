import { and, asc, eq, gt, isNull, lt, sql, type SQL } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";

import type { Database } from "../db/client";

import { SEGMENT_LEVELS } from "~/lib/thread";
import { literalLimit, prepared } from "../db/prepared";
import { Comment, CommentReaction, user } from "../db/schema";
import { publicAuthor } from "./post";
import { deriveComment, unrendered } from "./rendering";

/** Comments above one that its own page shows with it. */
const CONTEXT_MAX = 3;

const Reply = alias(Comment, "reply");

const LAST_LEVEL = SEGMENT_LEVELS - 1;

/**
 * Whether there are replies that another page shows: whether the first parent from its own id on is
 * itself. Not by "exists" or equality, for which PostgreSQL may read the whole table, in the belief
 * that replies are everywhere because one comment has many.
 */
const continues =
  sql<boolean>`${Comment.depth} % ${sql.raw(String(SEGMENT_LEVELS))} = ${sql.raw(String(LAST_LEVEL))}
  and (select ${Reply.parentId} from ${Comment} "reply" where ${Reply.parentId} >= ${Comment.id}
    order by ${Reply.parentId} limit 1) is not distinct from ${Comment.id}`.as("continues");

/** Every column that leaves the server, named, and what is needed to show them. */
const columns = {
  id: Comment.id,
  postId: Comment.postId,
  parentId: Comment.parentId,
  depth: Comment.depth,
  path: Comment.path,
  segmentId: Comment.segmentId,
  html: Comment.html,
  unrendered: unrendered(Comment),
  createdAt: Comment.createdAt,
  updatedAt: Comment.updatedAt,
  deletedAt: Comment.deletedAt,
  version: Comment.version,
  reactionCount: Comment.reactionCount,
  reacted: sql<boolean>`${CommentReaction.userId} is not null`.as("reacted"),
  continues,
  author: publicAuthor,
};

function readable(db: Database) {
  return db
    .select(columns)
    .from(Comment)
    .leftJoin(user, eq(user.id, Comment.authorId))
    .leftJoin(
      CommentReaction,
      and(eq(CommentReaction.commentId, Comment.id), eq(CommentReaction.userId, sql.placeholder("viewerId"))),
    );
}

export type CommentRow = Awaited<ReturnType<typeof findShown>>[number];

/** A comment as it is shown: where it stands is for the tree alone to know. */
export async function shown(db: Database, row: CommentRow) {
  const { id, postId, parentId, depth, author, createdAt, updatedAt, version } = row;
  const { reactionCount, reacted, continues: goesOn, deletedAt } = row;
  const html = row.unrendered === null ? row.html : (await deriveComment(db, row.unrendered, row.id)).html;
  return {
    id,
    postId,
    parentId,
    depth,
    author,
    html: html ?? "",
    createdAt,
    updatedAt,
    version,
    reactionCount,
    reacted,
    continues: goesOn,
    deleted: deletedAt !== null,
  };
}

/**
 * One of a kind, said so that the order of an index that begins with it is `order by` that kind and
 * what follows. A plain "=" drops it from the order; other indexes can then give a part of what is
 * left, and PostgreSQL at times takes one that reads a whole thread to sort it.
 */
const only = (column: AnyPgColumn, value: SQL) => sql`${column} = any(array[${value}])`;

/** Two statements, since no index is searched for what may be null or not. */
const segments = {
  post: isNull(Comment.segmentId),
  comment: eq(Comment.segmentId, sql.placeholder("segmentId")),
};

const ofSegment = (kind: keyof typeof segments, place: SQL | undefined) =>
  and(only(Comment.postId, sql`${sql.placeholder("postId")}::uuid`), segments[kind], place);

const readingOrder = [asc(Comment.postId), asc(Comment.segmentId), asc(Comment.path)];

function pageOf(kind: keyof typeof segments, rows: number) {
  const place = and(gt(Comment.path, sql.placeholder("after")), lt(Comment.path, sql.placeholder("end")));
  return prepared((db) =>
    readable(db)
      .where(ofSegment(kind, place))
      .orderBy(...readingOrder)
      .limit(literalLimit(rows))
      .prepare(`comment_page_of_${kind}_${rows}`),
  );
}

const pages = new Map<string, ReturnType<typeof pageOf>>();

interface Stretch {
  postId: string;
  viewerId: string | undefined;
  segmentId: string | null;
}

const values = ({ postId, viewerId = "", segmentId }: Stretch) => ({ postId, viewerId, segmentId });

/** At most `rows` comments of a segment between two paths, in reading order. */
export async function commentPage(
  db: Database,
  { after, end, rows, ...stretch }: Stretch & { after: string; end: string; rows: number },
): Promise<CommentRow[]> {
  const kind = stretch.segmentId === null ? "post" : "comment";
  const key = `${kind} ${rows}`;
  let page = pages.get(key);
  if (!page) pages.set(key, (page = pageOf(kind, rows)));
  return page(db).execute({ ...values(stretch), after, end });
}

const atPaths = (kind: keyof typeof segments) =>
  prepared((db) =>
    readable(db)
      .where(
        ofSegment(kind, sql`${Comment.path} = any(string_to_array(${sql.placeholder("paths")}::text, ','))`),
      )
      .orderBy(...readingOrder)
      .prepare(`comment_at_paths_of_${kind}`),
  );

const atPathsOf = { post: atPaths("post"), comment: atPaths("comment") };

/** Those comments of a segment that stand at these paths, outermost first. */
export async function commentsAt(
  db: Database,
  { paths, ...stretch }: Stretch & { paths: string[] },
): Promise<CommentRow[]> {
  const kind = stretch.segmentId === null ? "post" : "comment";
  return atPathsOf[kind](db).execute({ ...values(stretch), paths: paths.join(",") });
}

const withContext = prepared((db) =>
  readable(db)
    .where(
      sql`${Comment.id} = any(array(
        with recursive up (id, parent_id, step) as (
          select id, parent_id, 0 from comment where id = ${sql.placeholder("id")}
          union all
          select above.id, above.parent_id, step + 1 from up join comment above on above.id = up.parent_id
          where step < ${sql.raw(String(CONTEXT_MAX))}
        ) select id from up))`,
    )
    .orderBy(asc(Comment.depth))
    .prepare("comment_with_context"),
);

/** A comment as the last of its nearest ancestors, or nothing. */
export async function findWithContext(
  db: Database,
  { id, viewerId = "" }: { id: string; viewerId: string | undefined },
): Promise<CommentRow[]> {
  return withContext(db).execute({ id, viewerId });
}

const shownById = prepared((db) =>
  readable(db)
    .where(eq(Comment.id, sql.placeholder("id")))
    .prepare("comment_by_id"),
);

/** One comment, or none. */
export async function findShown(db: Database, id: string, viewerId = "") {
  return shownById(db).execute({ id, viewerId });
}

/** What a change of a comment is made from, and who may make it; undefined once it is deleted. */
export async function findSource(db: Database, id: string) {
  const { postId, authorId, content, version } = Comment;
  const [comment] = await db
    .select({ id: Comment.id, postId, authorId, content, version })
    .from(Comment)
    .where(and(eq(Comment.id, id), isNull(Comment.deletedAt)));
  return comment;
}
