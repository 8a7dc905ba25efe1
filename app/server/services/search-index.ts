import { and, eq, inArray, isNull, sql, type SQL } from "drizzle-orm";

import type { Database } from "../db/client";

import { Comment, Post, PostTag, SearchDocument, Tag } from "../db/schema";
import { plainTextOf } from "./markdown";
import { blockMarks, BLOCKS } from "./search/regions";
import { filterMark, POST_MARK } from "./search/tsquery";
import { searchVector, type DocumentPart } from "./search/vector";
import { learnWords } from "./search/vocabulary";

type Transaction = Pick<Database, "select" | "insert" | "update" | "delete" | "execute">;

const tagsOfPost = (column: SQL) => sql<string[]>`array(
  select ${column} from ${PostTag} join ${Tag} on ${Tag.id} = ${PostTag.tagId}
  where ${PostTag.postId} = ${Post.id} order by ${PostTag.position}
)`;

/** What the document of a post is made from. */
const postSource = {
  id: Post.id,
  title: Post.title,
  content: Post.content,
  authorId: Post.authorId,
  tagIds: tagsOfPost(sql`${Tag.id}::text`),
  tagNames: tagsOfPost(sql`${Tag.name}`),
  document: SearchDocument.id,
};

interface Source {
  authorId: string | null;
  tagIds: string[];
}

/** What filters find a document by: that of a post, or of a comment on it. */
const filterMarks = ({ authorId, tagIds }: Source) => [
  ...(authorId === null ? [] : [filterMark("author", authorId)]),
  ...tagIds.map((id) => filterMark("tag", id)),
];

const postParts = (post: { title: string; content: string; tagNames: string[] }): DocumentPart[] => [
  { text: post.title, weight: "A" },
  ...post.tagNames.map((name): DocumentPart => ({ text: name, weight: "B" })),
  { text: plainTextOf(post.content), weight: "C" },
];

const blocksOf = (id: SQL) =>
  sql`array[${sql.join(
    BLOCKS.map((size, level) => sql.raw(`'@${level}:' || `).append(sql`${id} / ${sql.raw(String(size))}`)),
    sql`, `,
  )}]`;

/**
 * The new words of a document that is there already. Where somebody else put it there meanwhile, it
 * has another number, and so stands in other blocks.
 */
const renewed = sql`ts_delete(excluded.words, ${blocksOf(sql`excluded.id`)})
  || array_to_tsvector(${blocksOf(sql`${SearchDocument}.id`)})`;

/** Numbers for new documents: they count up, so that later is newer. */
async function newNumbers(tx: Transaction, count: number): Promise<number[]> {
  const rows = await tx
    .select({
      id: sql<string>`nextval(pg_get_serial_sequence('search_document', 'id'))`,
    })
    .from(sql`generate_series(1, ${count}::int)`);
  return rows.map(({ id }) => Number(id)).sort((one, other) => one - other);
}

/**
 * Makes a post findable by what it says now. Called again after every change of it, in the
 * transaction of the change, once in a transaction.
 */
export async function indexPost(tx: Transaction, postId: string): Promise<void> {
  await indexPosts(tx, [postId]);
}

/** Makes a comment findable by what it says now, or not at all once it is deleted. */
export async function indexComment(tx: Transaction, commentId: string): Promise<void> {
  const [comment] = await tx
    .select({
      id: Comment.id,
      postId: Comment.postId,
      content: Comment.content,
      authorId: Post.authorId,
      tagIds: tagsOfPost(sql`${Tag.id}::text`),
      document: SearchDocument.id,
    })
    .from(Comment)
    .innerJoin(Post, eq(Post.id, Comment.postId))
    .leftJoin(SearchDocument, eq(SearchDocument.commentId, Comment.id))
    .where(and(eq(Comment.id, commentId), isNull(Comment.deletedAt)));
  if (!comment) {
    await tx.delete(SearchDocument).where(eq(SearchDocument.commentId, commentId));
    return;
  }
  const id = comment.document ?? (await newNumbers(tx, 1))[0] ?? 0;
  const { literal, vocabulary } = searchVector(
    [{ text: plainTextOf(comment.content), weight: "D" }],
    [...blockMarks(id), ...filterMarks(comment)],
  );
  await tx
    .insert(SearchDocument)
    .overridingSystemValue()
    .values({ id, postId: comment.postId, commentId, words: literal })
    .onConflictDoUpdate({ target: SearchDocument.commentId, set: { words: renewed } });
  await learnWords(tx, vocabulary);
}

/** Posts a statement of `indexPostsInBulk` takes. */
const BULK = 500;

/**
 * Makes many posts findable, the ones first in `postIds` as the oldest. Not in one transaction: what
 * is done stays done. For filling a site; without the index on `words` it is several times as fast.
 */
export async function indexPostsInBulk(db: Database, postIds: readonly string[]): Promise<void> {
  for (let at = 0; at < postIds.length; at += BULK) {
    await db.transaction((tx) => indexPosts(tx, postIds.slice(at, at + BULK)));
  }
}

async function indexPosts(tx: Transaction, postIds: readonly string[]): Promise<void> {
  const order = new Map(postIds.map((id, at) => [id, at]));
  const posts = await tx
    .select(postSource)
    .from(Post)
    .leftJoin(SearchDocument, and(eq(SearchDocument.postId, Post.id), isNull(SearchDocument.commentId)))
    .where(inArray(Post.id, [...postIds]));
  posts.sort((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0));
  if (posts.length === 0) return;
  const numbers = await newNumbers(tx, posts.filter(({ document }) => document === null).length);
  const words = new Set<string>();
  const rows = posts.map((post) => {
    const id = post.document ?? numbers.shift() ?? 0;
    const marks = [POST_MARK, ...blockMarks(id), ...filterMarks(post)];
    const { literal, vocabulary } = searchVector(postParts(post), marks);
    for (const word of vocabulary) words.add(word);
    return { id, postId: post.id, words: literal };
  });
  await tx
    .insert(SearchDocument)
    .overridingSystemValue()
    .values(rows)
    .onConflictDoUpdate({
      target: SearchDocument.postId,
      targetWhere: isNull(SearchDocument.commentId),
      set: { words: renewed },
    });
  for (const post of posts) if (post.document !== null) await remarkComments(tx, post);
  await learnWords(tx, [...words].sort());
}

/** Brings the filters of the documents of a post's comments up to date, where they changed. */
async function remarkComments(tx: Transaction, { id, ...source }: Source & { id: string }): Promise<void> {
  const wanted = sql`string_to_array(${filterMarks(source).sort().join(" ")}, ' ')`;
  const standing = sql`array(
    select lexeme from unnest(${SearchDocument.words}) where lexeme ~ '^@(author|tag):' order by lexeme collate "C"
  )`;
  await tx
    .update(SearchDocument)
    .set({ words: sql`ts_delete(${SearchDocument.words}, ${standing}) || array_to_tsvector(${wanted})` })
    .where(
      and(
        eq(SearchDocument.postId, id),
        sql`${SearchDocument.commentId} is not null`,
        sql`${standing} <> ${wanted}`,
      ),
    );
}
