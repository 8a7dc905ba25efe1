import { desc, eq, lt, sql, type Placeholder } from "drizzle-orm";

import type { Database } from "../db/client";

import { foldedTag } from "~/lib/tag";
import { literalLimit, prepared } from "../db/prepared";
import { Comment, Post, Tag, user } from "../db/schema";
import { sourceOf, walk, type Source } from "./feed-walk";
import { tags } from "./post";
import { deriveComment, derivePost, unrendered } from "./rendering";

/** Entries that a feed holds at most. */
export const FEED_SIZE = 30;

const author = { name: user.name, handle: user.handle };

const postColumns = {
  id: Post.id,
  title: Post.title,
  slug: Post.slug,
  html: Post.html,
  unrendered: unrendered(Post),
  createdAt: Post.createdAt,
  updatedAt: Post.updatedAt,
  commentCount: Post.commentCount,
  tags,
  author,
};

const rows = literalLimit(FEED_SIZE + 1);
const before = sql.placeholder("before");

const ofSite = prepared((db) =>
  db
    .select(postColumns)
    .from(Post)
    .leftJoin(user, eq(user.id, Post.authorId))
    .where(lt(Post.id, before))
    .orderBy(desc(Post.id))
    .limit(rows)
    .prepare("atom_of_site"),
);

/** The newest posts of a tag or an author, found as lists of posts find them. */
function selectOf(db: Database, source: Source, value: Placeholder) {
  const held = source.held.map(({ column }) => ({ column, value }));
  const picked = walk(source, { held, rest: [source.id], rows: FEED_SIZE + 1 });
  return db
    .select(postColumns)
    .from(Post)
    .leftJoin(user, eq(user.id, Post.authorId))
    .innerJoin(sql`(${picked}) as picked`, eq(Post.id, sql`picked.id`))
    .orderBy(desc(Post.id))
    .limit(rows);
}

const ofTag = prepared((db) =>
  selectOf(db, sourceOf({ ofTag: true, ofAuthor: false }), sql.placeholder("tagId")).prepare("atom_of_tag"),
);

const ofAuthor = prepared((db) =>
  selectOf(db, sourceOf({ ofTag: false, ofAuthor: true }), sql.placeholder("authorId")).prepare(
    "atom_of_author",
  ),
);

const walkedThread = sql`(
  select ${Comment.id}, ${Comment.postId} from ${Comment}
  where (${Comment.postId}, ${Comment.id}) < (${sql.placeholder("postId")}::uuid, ${before}::uuid)
    and ${Comment.deletedAt} is null
  order by ${Comment.postId} desc, ${Comment.id} desc limit ${sql.raw(String(FEED_SIZE + 1))}
) as walked`;

const ofThread = prepared((db) =>
  db
    .select({
      id: Comment.id,
      parentId: Comment.parentId,
      html: Comment.html,
      unrendered: unrendered(Comment),
      createdAt: Comment.createdAt,
      updatedAt: Comment.updatedAt,
      author,
    })
    .from(walkedThread)
    .innerJoin(Comment, eq(Comment.id, sql`walked.id`))
    .leftJoin(user, eq(user.id, Comment.authorId))
    .where(eq(sql`walked.post_id`, sql.placeholder("postId")))
    .orderBy(desc(Comment.id))
    .limit(rows)
    .prepare("atom_of_thread"),
);

const tagByName = prepared((db) =>
  db
    .select({ id: Tag.id, name: Tag.name })
    .from(Tag)
    .where(eq(Tag.folded, sql.placeholder("folded")))
    .limit(literalLimit(1))
    .prepare("atom_tag_by_name"),
);

const inShort = prepared((db) =>
  db
    .select({
      id: Post.id,
      title: Post.title,
      slug: Post.slug,
      createdAt: Post.createdAt,
      authorName: user.name,
    })
    .from(Post)
    .leftJoin(user, eq(user.id, Post.authorId))
    .where(eq(Post.id, sql.placeholder("id")))
    .limit(literalLimit(1))
    .prepare("post_in_short"),
);

type Rendered = { html: string | null; unrendered: string | null };

/** Rows with the HTML that is good to show: made now where the stored one is not. */
async function withHtml<Row extends Rendered>(
  found: Row[],
  derive: (row: Row, content: string) => Promise<{ html: string }>,
) {
  return Promise.all(
    found.map(async (row) => {
      const { unrendered: content, ...shown } = row;
      return { ...shown, html: content === null ? (row.html ?? "") : (await derive(row, content)).html };
    }),
  );
}

type PostRow = Awaited<ReturnType<ReturnType<typeof ofSite>["execute"]>>[number];

const wholePosts = (db: Database, found: PostRow[]) =>
  withHtml(found, ({ title }, content) => derivePost(db, { title, content }));

/** A post with all its text, as a feed carries it. */
export type FedPost = Awaited<ReturnType<typeof wholePosts>>[number];

/** The newest posts older than `before`, one more than a feed holds; of the site, a tag, or an author. */
export async function postsForFeed(
  db: Database,
  of: { before: string; tagId?: string; authorId?: string },
): Promise<FedPost[]> {
  const { before, tagId, authorId } = of;
  if (tagId !== undefined) return wholePosts(db, await ofTag(db).execute({ before, tagId }));
  if (authorId !== undefined) return wholePosts(db, await ofAuthor(db).execute({ before, authorId }));
  return wholePosts(db, await ofSite(db).execute({ before }));
}

/** The newest comments on a post that are older than `before`, one more than a feed holds. */
export async function commentsForFeed(db: Database, of: { before: string; postId: string }) {
  return withHtml(await ofThread(db).execute(of), ({ id }, content) => deriveComment(db, content, id));
}

/** A comment with all its text, as a feed carries it. */
export type FedComment = Awaited<ReturnType<typeof commentsForFeed>>[number];

/** The tag that is meant, however it is typed; undefined where there is none. */
export async function tagForFeed(db: Database, name: string) {
  const [tag] = await tagByName(db).execute({ folded: foldedTag(name) });
  return tag;
}

/** What a feed of comments, or a card, says of a post; undefined where there is none. */
export async function findPostInShort(db: Database, id: string) {
  const [post] = await inShort(db).execute({ id });
  return post;
}
