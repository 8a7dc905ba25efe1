import { count, desc, eq, sql } from "drizzle-orm";

import type { Database } from "../../app/server/db/client";

import { searchWords } from "../../app/lib/search-words";
import { Post, SearchDocument, Tag, user } from "../../app/server/db/schema";
import { ask } from "./load";

const searched = (query: string, filter = "") => `/search?q=${encodeURIComponent(query)}${filter}`;

/** Posts that a page of results shows, and some more. */
const FULL_PAGE = 25;

/**
 * Of the words of the newest posts the one that the fewest documents have, among those that have enough
 * for a full page: on either site a search for it then shows as much.
 */
async function rareWordOf(db: Database, posts: readonly { content: string }[]): Promise<string> {
  const words = [...new Set(posts.flatMap(({ content }) => searchWords(content).map(({ word }) => word)))];
  let [rarest, fewest] = ["", Infinity];
  for (const word of words.slice(0, 400)) {
    const found = db
      .select({ id: SearchDocument.id })
      .from(SearchDocument)
      .where(
        sql`${SearchDocument.words} @@ plainto_tsquery('simple', ${word}) and ${SearchDocument.commentId} is null`,
      )
      .limit(Math.min(fewest, 5000))
      .as("found");
    const documents = await db.$count(found);
    if (documents >= FULL_PAGE && documents < fewest) [rarest, fewest] = [word, documents];
  }
  return rarest;
}

/** A post that is about as long as most, with about as many comments: it is drawn as fast on any site. */
const ordinaryOf = (posts: readonly (typeof Post.$inferSelect)[]) =>
  posts
    .filter(({ commentCount }) => commentCount < 3)
    .sort((one, other) => unlike(one.content) - unlike(other.content))[0];

const unlike = (content: string) => Math.abs(content.length - 320);

async function mostPosts(db: Database): Promise<string | undefined> {
  const [author] = await db
    .select({ handle: user.handle })
    .from(Post)
    .innerJoin(user, eq(user.id, Post.authorId))
    .groupBy(user.handle)
    .orderBy(desc(count()))
    .limit(1);
  return author?.handle;
}

/**
 * The addresses that are measured: those that most of the site is behind, and each kind of search. All
 * searches fill a page on either site, but for those that are to find nothing: a page of two results
 * costs less to draw than one of twenty, on any site.
 */
export async function pathsOf(db: Database): Promise<Record<string, string>> {
  const newest = await db.select().from(Post).orderBy(desc(Post.id)).limit(100);
  const post = ordinaryOf(newest);
  const [long] = await db.select().from(Post).orderBy(desc(Post.commentCount)).limit(1);
  const [tag] = await db.select().from(Tag).orderBy(desc(Tag.postCount)).limit(1);
  const author = await mostPosts(db);
  if (!post || !long || !tag || !author) throw new Error("The site lacks what is to be measured.");
  const tagPath = `/tags/${encodeURIComponent(tag.name)}`;
  const rare = await rareWordOf(db, newest.slice(0, 20));
  return {
    feed: "/",
    "feed, older": `/?cursor=${newest[15]?.id ?? ""}`,
    "top of the week": "/?sort=top&period=week",
    "top of the year": "/?sort=top&period=year",
    "top of all time": "/?sort=top&period=all",
    post: `/posts/${post.id}/${encodeURIComponent(post.slug)}`,
    "post, 5,000 comments": `/posts/${long.id}/${encodeURIComponent(long.slug)}`,
    tag: tagPath,
    "tag, top of the year": `${tagPath}?sort=top&period=year`,
    profile: `/@${author}`,
    "search: common word": searched("the"),
    "search: less common word": searched("copper "),
    "search: rare word": searched(`${rare} `),
    "search: half-typed word": searched("wat"),
    "search: mistyped word": searched("gardne"),
    "search: two common words": searched("with time"),
    "search: common and rare word": searched(`the "${rare}"`),
    "search: common, never met": searched("the -the"),
    "search: phrase": searched('"of the"'),
    "search: phrase nobody wrote": searched('"the the the the"'),
    "search: in a tag": searched("time", `&tag=${encodeURIComponent(tag.name)}`),
    "search: of an author": searched("time", `&author=${encodeURIComponent(author)}`),
  };
}

/** The address of a search's second page, which only its first one knows. */
export async function secondPageOf(url: string): Promise<[name: string, path: string]> {
  const input = encodeURIComponent(JSON.stringify({ json: { query: "the" } }));
  const answer = JSON.parse(await ask({ url: `${url}/api/trpc/search.posts?input=${input}` })) as {
    result: { data: { json: { nextCursor: string } } };
  };
  const { nextCursor } = answer.result.data.json;
  return ["search: second page", searched("the", `&cursor=${encodeURIComponent(nextCursor)}`)];
}
