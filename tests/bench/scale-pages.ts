import { desc, eq } from "drizzle-orm";

import type { Database } from "../../app/server/db/client";

import { Post, Tag, user } from "../../app/server/db/schema";
import { ask } from "./load";

const searched = (query: string, filter = "") => `/search?q=${encodeURIComponent(query)}${filter}`;

/** The addresses that are measured: those that most of the site is behind, and each kind of search. */
export async function pathsOf(db: Database): Promise<Record<string, string>> {
  const newest = await db.select().from(Post).orderBy(desc(Post.id)).limit(20);
  const post = newest[0];
  const [long] = await db.select().from(Post).orderBy(desc(Post.commentCount)).limit(1);
  const [tag] = await db.select().from(Tag).orderBy(desc(Tag.postCount)).limit(1);
  const [author] = await db
    .select({ handle: user.handle })
    .from(user)
    .where(eq(user.id, post?.authorId ?? ""));
  if (!post || !long || !tag || !author) throw new Error("The site lacks what is to be measured.");
  const tagPath = `/tags/${encodeURIComponent(tag.name)}`;
  const rare = post.title.split(" ").sort((one, other) => other.length - one.length)[0] ?? "";
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
    profile: `/@${author.handle}`,
    "search: common word": searched("the"),
    "search: less common word": searched("copper "),
    "search: rare word": searched(rare),
    "search: half-typed word": searched("wat"),
    "search: mistyped word": searched("gardne"),
    "search: two common words": searched("water house"),
    "search: common and rare word": searched(`the "${rare}"`),
    "search: common, never met": searched("the -the"),
    "search: phrase": searched('"of the"'),
    "search: phrase nobody wrote": searched('"the the the the"'),
    "search: in a tag": searched("house", `&tag=${encodeURIComponent(tag.name)}`),
    "search: of an author": searched("house", `&author=${encodeURIComponent(author.handle)}`),
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
