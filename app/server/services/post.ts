import { desc, eq, lt, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { EXTRACT_MAX } from "~/validators/post";
import { literalLimit, prepared } from "../db/prepared";
import { Post, PostTag, Tag, user } from "../db/schema";
import { publicImage } from "./avatar";
import { RENDERER_VERSION } from "./markdown";
import { derivePost } from "./rendering";

/** Posts a page holds unless the caller says otherwise. */
export const PAGE_SIZE = 10;

/** Above every UUIDv7, so that the first page is the same statement as the others. */
export const AFTER_NEWEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Of an author: never an e-mail address. */
export const publicAuthor = { id: user.id, name: user.name, handle: user.handle, image: publicImage };

/**
 * The names of a post's tags, in their order. Each is the first from its own id on: asked for by
 * equality, PostgreSQL would read a small table of tags from end to end for every one of them.
 */
export const tags = sql<string[]>`array(
  select (
    select ${Tag.name} from ${Tag} where ${Tag.id} >= ${PostTag.tagId} order by ${Tag.id} limit 1
  ) from ${PostTag} where ${PostTag.postId} = ${Post.id} order by ${PostTag.position}
)`.as("tags");

/** Every column that leaves the server, named. */
const publicPost = {
  id: Post.id,
  title: Post.title,
  slug: Post.slug,
  content: Post.content,
  createdAt: Post.createdAt,
  updatedAt: Post.updatedAt,
  author: publicAuthor,
};

/** What a post's page shows, and what its author's form needs. */
const wholePost = {
  ...publicPost,
  html: Post.html,
  extract: Post.extract,
  version: Post.version,
  rendererVersion: Post.rendererVersion,
  commentCount: Post.commentCount,
  reactionCount: Post.reactionCount,
  tags,
};

/** A post as lists show it. */
export const listedPost = {
  id: Post.id,
  title: Post.title,
  slug: Post.slug,
  /** A post from before texts were derived shows its start as it was typed, until it is. */
  extract: sql<string>`coalesce(${Post.extract}, left(${Post.content}, ${sql.raw(String(EXTRACT_MAX))}))`.as(
    "extract",
  ),
  createdAt: Post.createdAt,
  updatedAt: Post.updatedAt,
  commentCount: Post.commentCount,
  reactionCount: Post.reactionCount,
  tags,
  author: publicAuthor,
};

const newest = prepared((db) =>
  db
    .select(publicPost)
    .from(Post)
    .leftJoin(user, eq(user.id, Post.authorId))
    .where(lt(Post.id, sql.placeholder("before")))
    .orderBy(desc(Post.id))
    .limit(literalLimit(PAGE_SIZE))
    .prepare("post_newest"),
);

const postById = prepared((db) =>
  db
    .select(wholePost)
    .from(Post)
    .leftJoin(user, eq(user.id, Post.authorId))
    .where(eq(Post.id, sql.placeholder("id")))
    .limit(literalLimit(1))
    .prepare("post_by_id"),
);

/** The newest posts in full, newest first. */
export async function newestPosts(db: Database) {
  return newest(db).execute({ before: AFTER_NEWEST });
}

/** One post with its author's public fields, or undefined. */
export async function findPost(db: Database, id: string) {
  const [row] = await postById(db).execute({ id });
  if (!row) return undefined;
  const { rendererVersion, html, extract, ...post } = row;
  // Not rendered since our code changed: it will be, but nobody waits for that.
  const isCurrent = rendererVersion === RENDERER_VERSION && html !== null && extract !== null;
  const derived = isCurrent ? { html, extract } : await derivePost(db, post);
  return { ...post, html: derived.html, extract: derived.extract };
}
