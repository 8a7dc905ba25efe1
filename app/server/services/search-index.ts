import { and, eq, isNull, sql, type SQL } from "drizzle-orm";

import type { Database } from "../db/client";

import { Comment, Post, PostTag, SearchDocument, Tag } from "../db/schema";
import { plainTextOf } from "./markdown";
import { commentVector, filterMarks, postVector, type Filtered } from "./search/document";
import { BLOCKS } from "./search/regions";
import { countWords, isCounted, learnWords, WordCounts } from "./search/word-counts";

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

/** A number for a new document: they count up, so that later is newer. */
async function newNumber(tx: Transaction): Promise<number> {
  const [row] = await tx
    .select({ id: sql<string>`nextval(pg_get_serial_sequence('search_document', 'id'))` })
    .from(sql`(select 1) one`);
  return Number(row?.id);
}

/**
 * Makes a post findable by what it says now. Called again after every change of it, in the
 * transaction of the change, once in a transaction.
 */
export async function indexPost(tx: Transaction, postId: string): Promise<void> {
  const [post] = await tx
    .select(postSource)
    .from(Post)
    .leftJoin(SearchDocument, and(eq(SearchDocument.postId, Post.id), isNull(SearchDocument.commentId)))
    .where(eq(Post.id, postId));
  if (!post) return;
  const id = post.document ?? (await newNumber(tx));
  const { literal, vocabulary } = postVector(id, { ...post, text: plainTextOf(post.content) });
  await tx
    .insert(SearchDocument)
    .overridingSystemValue()
    .values({ id, postId, words: literal })
    .onConflictDoUpdate({
      target: SearchDocument.postId,
      targetWhere: isNull(SearchDocument.commentId),
      set: { words: renewed },
    });
  if (post.document !== null) await remarkComments(tx, post);
  await learn(tx, vocabulary, post.document === null ? id : undefined);
}

/** Notes the words of a document, and counts them where it is new and one of those that count. */
async function learn(tx: Transaction, words: ReadonlyMap<string, boolean>, newId?: number): Promise<void> {
  await learnWords(tx, [...words.keys()].sort());
  if (newId === undefined || !isCounted(newId)) return;
  const counts = new WordCounts();
  counts.add(words);
  await countWords(tx, counts);
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
  const id = comment.document ?? (await newNumber(tx));
  const { literal, vocabulary } = commentVector(id, { ...comment, text: plainTextOf(comment.content) });
  await tx
    .insert(SearchDocument)
    .overridingSystemValue()
    .values({ id, postId: comment.postId, commentId, words: literal })
    .onConflictDoUpdate({ target: SearchDocument.commentId, set: { words: renewed } });
  await learn(tx, vocabulary, comment.document === null ? id : undefined);
}

/** Brings the filters of the documents of a post's comments up to date, where they changed. */
async function remarkComments(tx: Transaction, { id, ...source }: Filtered & { id: string }): Promise<void> {
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
