import { and, desc, eq, lt, sql } from "drizzle-orm";

import type { Database } from "../db/client";

import { plainHandle } from "~/lib/handle";
import { literalLimit, prepared } from "../db/prepared";
import { FormerHandle, Post, user } from "../db/schema";
import { publicImage } from "./avatar";

/** Posts a page holds unless the caller says otherwise. */
export const PAGE_SIZE = 10;

/** Above every UUIDv7, so that the first page is the same statement as the others. */
const AFTER_NEWEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Every column that leaves the server, named: an e-mail address is never among them. */
const publicPost = {
  id: Post.id,
  title: Post.title,
  content: Post.content,
  createdAt: Post.createdAt,
  updatedAt: Post.updatedAt,
  author: { id: user.id, name: user.name, handle: user.handle, image: publicImage },
};

/** Characters of a post's text that a list carries: two lines and some to spare. */
const EXTRACT_LENGTH = 240;

const listedPost = {
  id: Post.id,
  title: Post.title,
  extract: sql<string>`left(${Post.content}, ${sql.raw(String(EXTRACT_LENGTH))})`.as("extract"),
  createdAt: Post.createdAt,
  updatedAt: Post.updatedAt,
  author: publicPost.author,
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

const pages = new Map<number, ReturnType<typeof pageOf>>();

function pageOf(rows: number) {
  return prepared((db) =>
    db
      .select(listedPost)
      .from(Post)
      .leftJoin(user, eq(user.id, Post.authorId))
      .where(lt(Post.id, sql.placeholder("before")))
      .orderBy(desc(Post.id))
      .limit(literalLimit(rows))
      .prepare(`post_page_${rows}`),
  );
}

const pagesOfAuthor = new Map<number, ReturnType<typeof pageOfAuthor>>();

/** Whose handle it is, or was; its index and the one of an author's posts answer without a sort. */
const authorId = sql`coalesce(
  (select ${user.id} from ${user} where ${user.handle} = ${sql.placeholder("author")}),
  (select ${FormerHandle.userId} from ${FormerHandle} where ${FormerHandle.handle} = ${sql.placeholder("author")})
)`;

function pageOfAuthor(rows: number) {
  return prepared((db) =>
    db
      .select(listedPost)
      .from(Post)
      .leftJoin(user, eq(user.id, Post.authorId))
      .where(and(eq(Post.authorId, authorId), lt(Post.id, sql.placeholder("before"))))
      .orderBy(desc(Post.id))
      .limit(literalLimit(rows))
      .prepare(`post_page_of_author_${rows}`),
  );
}

const postById = prepared((db) =>
  db
    .select(publicPost)
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

interface PageOptions {
  rows: number;
  before?: string | undefined;
  /** The handle, present or former, of the one whose posts alone are meant. */
  author?: string | undefined;
}

/** At most `rows` posts older than `before` (or the newest), newest first, with the start of their text. */
export async function postPage(db: Database, { rows, before = AFTER_NEWEST, author }: PageOptions) {
  if (author !== undefined) {
    let page = pagesOfAuthor.get(rows);
    if (!page) pagesOfAuthor.set(rows, (page = pageOfAuthor(rows)));
    return page(db).execute({ before, author: plainHandle(author) });
  }
  let page = pages.get(rows);
  if (!page) pages.set(rows, (page = pageOf(rows)));
  return page(db).execute({ before });
}

/** One post with its author's public fields, or undefined. */
export async function findPost(db: Database, id: string) {
  const [post] = await postById(db).execute({ id });
  return post;
}
