import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";

import type { Database } from "../db/client";

import { SEGMENT_LEVELS } from "~/lib/thread";
import { literalLimit, prepared, preparedSizes } from "../db/prepared";
import { Comment, CommentReaction, segmentOf, user } from "../db/schema";
import { standIn } from "../db/stand-in";
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

function readable(db: Database, comments = Comment) {
  return db
    .select(columns)
    .from(comments)
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

const readingOrder = [Comment.postId, segmentOf(Comment), Comment.path];

/** A place in reading order, of values that PostgreSQL does not know when it plans. */
const placeAt = (path: string) =>
  sql`((select ${sql.placeholder("postId")}::uuid), (select ${sql.placeholder("segment")}::uuid),
    (select ${sql.placeholder(path)}::text))`;

/**
 * The page is cut before anything is joined to it, or members would come first and comments be sorted
 * after them. Of a stretch between two rows of values, each in a subquery, PostgreSQL never thinks that
 * it is short: it would read and sort the whole of it. See docs/decisions/0028-comments.md.
 */
function pageOf(rows: number) {
  return prepared((db) => {
    const place = sql`(${sql.join(readingOrder, sql`, `)})`;
    const stretch = db
      .select()
      .from(Comment)
      .where(sql`${place} > ${placeAt("after")} and ${place} < ${placeAt("end")}`)
      .orderBy(...readingOrder)
      .limit(literalLimit(rows))
      .as("comment");
    return readable(db, standIn(stretch, Comment)).orderBy(Comment.path).prepare(`comment_page_${rows}`);
  });
}

const page = preparedSizes(pageOf);

interface Stretch {
  postId: string;
  viewerId: string | undefined;
  segmentId: string | null;
}

const values = ({ postId, viewerId = "", segmentId }: Stretch) => ({
  postId,
  viewerId,
  segment: segmentId ?? postId,
});

/** At most `rows` comments of a segment between two paths, in reading order. */
export async function commentPage(
  db: Database,
  { after, end, rows, ...stretch }: Stretch & { after: string; end: string; rows: number },
): Promise<CommentRow[]> {
  const found = await page(db, rows).execute({ ...values(stretch), after, end });
  return found.slice(0, rows);
}

const atPaths = prepared((db) =>
  readable(db)
    .where(
      and(
        eq(Comment.postId, sql.placeholder("postId")),
        sql`${segmentOf(Comment)} = ${sql.placeholder("segment")}`,
        sql`${Comment.path} = any(string_to_array(${sql.placeholder("paths")}::text, ','))`,
      ),
    )
    .orderBy(Comment.path)
    .prepare("comment_at_paths"),
);

/** Those comments of a segment that stand at these paths, outermost first. */
export async function commentsAt(
  db: Database,
  { paths, ...stretch }: Stretch & { paths: string[] },
): Promise<CommentRow[]> {
  return atPaths(db).execute({ ...values(stretch), paths: paths.join(",") });
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
