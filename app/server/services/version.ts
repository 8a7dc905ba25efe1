import { and, desc, eq, isNull, lt, lte, sql, type SQL } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";

import type { Database } from "../db/client";

import { literalLimit, prepared, preparedSizes } from "../db/prepared";
import { Comment, Post, Revision, user } from "../db/schema";
import { publicAuthor, tags } from "./post";

/** Whose versions are meant. */
export type VersionsOf = { postId: string } | { commentId: string };

/** Above every version. */
const PAST_NEWEST = 2_147_483_647;

const Before = alias(Revision, "before");
const id = sql.placeholder("id");
const bound = sql.placeholder("bound");

/** What posts and comments have alike, so that their versions are read by one statement each. */
const kinds = {
  post: {
    name: "post",
    table: Post,
    title: sql<string | null>`${Post.title}`,
    tags: sql<string[]>`${tags.sql}`,
    isThere: eq(Post.id, id),
    of: Revision.postId,
    beforeOf: Before.postId,
  },
  comment: {
    name: "comment",
    // By the columns that both have; no other is named below.
    table: Comment as unknown as typeof Post,
    title: sql<string | null>`null::varchar`,
    tags: sql<string[]>`'{}'::varchar[]`,
    isThere: and(eq(Comment.id, id), isNull(Comment.deletedAt)),
    of: Revision.commentId,
    beforeOf: Before.commentId,
  },
} as const;

type Kind = (typeof kinds)[keyof typeof kinds];

/** What stands now: its first version is its author's, every other its editor's. */
const standing = ({ table, title, tags }: Kind) => ({
  /** Null for what stands now: there is nothing to restore. */
  id: sql<string | null>`null::uuid`.as("revision_id"),
  version: table.version,
  title: title.as("title"),
  tags: tags.as("tags"),
  writtenAt: sql`coalesce(${table.updatedAt}, ${table.createdAt})`.mapWith(table.createdAt).as("written_at"),
  editor: publicAuthor,
});

const writer = ({ table }: Kind) =>
  eq(user.id, sql`case when ${table.version} = 1 then ${table.authorId} else ${table.editorId} end`);

const earlier = {
  id: sql<string | null>`${Revision.id}`.as("revision_id"),
  version: sql<number>`${Revision.version}`.as("version"),
  title: sql<string | null>`${Revision.title}`.as("title"),
  tags: sql<string[]>`${Revision.tags}`.as("tags"),
  writtenAt: sql`${Revision.writtenAt}`.mapWith(Revision.writtenAt).as("written_at"),
  editor: publicAuthor,
};

/** Which parts differ from the version before; of the first, none. */
function changes(one: { title: SQL; content: SQL; tags: SQL }) {
  const differs = (part: SQL, before: SQL) =>
    sql<boolean>`${Before.id} is not null and ${part} is distinct from ${before}`;
  return {
    title: differs(one.title, sql`${Before.title}`).as("title_changed"),
    text: differs(one.content, sql`${Before.content}`).as("text_changed"),
    tags: differs(one.tags, sql`${Before.tags}`).as("tags_changed"),
  };
}

const revisionParts = {
  title: sql`${Revision.title}`,
  content: sql`${Revision.content}`,
  tags: sql`${Revision.tags}`,
};

/**
 * The newest versions below a bound, as rows of `revision`: walked through the index, since PostgreSQL
 * expects few of everything, and would sort all that a much edited text has.
 */
const walked = ({ of }: Kind, below: "<" | "<=", rows: number) => sql`(
  select * from ${Revision} where (${of}, ${Revision.version}) ${sql.raw(below)} (${id}::uuid, ${bound}::int)
  order by ${of} desc, ${Revision.version} desc limit ${sql.raw(String(rows))}
) as ${Revision}`;

/** The version before one, if it was kept: the first from it on, where that is the one. */
function versionBefore({ beforeOf }: Kind, subject: AnyPgColumn, version: AnyPgColumn) {
  const place = sql`(${beforeOf}, ${Before.version})`;
  return [
    sql`(
      select * from ${Revision} "before" where ${place} >= (${subject}, ${version} - 1)
      order by ${beforeOf}, ${Before.version} limit 1
    ) as "before"`,
    sql`${place} = (${subject}, ${version} - 1)`,
  ] as const;
}

/** A page of versions, newest first, without their texts. */
function pageOf(kind: Kind, rows: number) {
  const { table } = kind;
  return prepared((db) =>
    db
      .select({ ...standing(kind), changed: changes({ ...kind, content: sql`${table.content}` }) })
      .from(table)
      .leftJoin(user, writer(kind))
      .leftJoinLateral(...versionBefore(kind, table.id, table.version))
      .where(and(kind.isThere, lt(table.version, bound)))
      .unionAll(
        db
          .select({ ...earlier, changed: changes(revisionParts) })
          .from(walked(kind, "<", rows))
          .innerJoin(table, and(eq(table.id, kind.of), kind.isThere))
          .leftJoin(user, eq(user.id, Revision.editorId))
          .leftJoinLateral(...versionBefore(kind, kind.of, Revision.version))
          .orderBy(desc(Revision.version))
          .limit(literalLimit(rows)),
      )
      .orderBy(desc(sql`version`))
      .limit(literalLimit(rows))
      .prepare(`versions_of_${kind.name}_${rows}`),
  );
}

/** One version and the one before it, with their texts. */
function textsOf(kind: Kind) {
  const { table } = kind;
  return prepared((db) =>
    db
      .select({ ...standing(kind), content: table.content })
      .from(table)
      .leftJoin(user, writer(kind))
      .where(and(kind.isThere, lte(table.version, bound)))
      .unionAll(
        db
          .select({ ...earlier, content: sql<string>`${Revision.content}`.as("content") })
          .from(walked(kind, "<=", 2))
          .innerJoin(table, and(eq(table.id, kind.of), kind.isThere))
          .leftJoin(user, eq(user.id, Revision.editorId))
          .orderBy(desc(Revision.version))
          .limit(literalLimit(2)),
      )
      .orderBy(desc(sql`version`))
      .limit(literalLimit(2))
      .prepare(`version_texts_of_${kind.name}`),
  );
}

/** Where the versions belong, and who may restore one. */
const subjectOf = {
  post: prepared((db) =>
    db
      .select({
        postId: Post.id,
        slug: Post.slug,
        title: Post.title,
        authorId: Post.authorId,
        version: Post.version,
        wasEdited: sql<boolean>`${Post.updatedAt} is not null`,
      })
      .from(Post)
      .where(kinds.post.isThere)
      .limit(literalLimit(1))
      .prepare("subject_of_post_versions"),
  ),
  comment: prepared((db) =>
    db
      .select({
        postId: Post.id,
        slug: Post.slug,
        title: Post.title,
        authorId: Comment.authorId,
        version: Comment.version,
        wasEdited: sql<boolean>`${Comment.updatedAt} is not null`,
      })
      .from(Comment)
      .innerJoin(Post, eq(Post.id, Comment.postId))
      .where(kinds.comment.isThere)
      .limit(literalLimit(1))
      .prepare("subject_of_comment_versions"),
  ),
};

const pages = {
  post: preparedSizes((rows) => pageOf(kinds.post, rows)),
  comment: preparedSizes((rows) => pageOf(kinds.comment, rows)),
};
const texts = { post: textsOf(kinds.post), comment: textsOf(kinds.comment) };

const named = (of: VersionsOf) =>
  "postId" in of
    ? ({ kind: "post", id: of.postId } as const)
    : ({ kind: "comment", id: of.commentId } as const);

/** At most `rows` versions older than `before` (or the newest), newest first, and what each changed. */
export async function versionPage(
  db: Database,
  of: VersionsOf,
  { rows, before = PAST_NEWEST }: { rows: number; before?: number | undefined },
) {
  const { kind, id } = named(of);
  const found = await pages[kind](db, rows).execute({ id, bound: before });
  return found.slice(0, rows);
}

/**
 * A version (the newest, where none is named) with its text, the one before it where there is one,
 * and where they belong. Undefined when there is no such version.
 */
export async function versionWithTexts(db: Database, of: VersionsOf, version: number | undefined) {
  const { kind, id } = named(of);
  const [[subject], [after, before]] = await Promise.all([
    subjectOf[kind](db).execute({ id }),
    texts[kind](db).execute({ id, bound: version ?? PAST_NEWEST }),
  ]);
  if (!subject || !after || (version !== undefined && after.version !== version)) return undefined;
  return { subject, after, before };
}
