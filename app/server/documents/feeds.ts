import type { Database } from "../db/client";

import { env } from "~/env/server";
import { isRowId, timeOfId } from "~/lib/id";
import { isStorableText } from "~/lib/text";
import { getDatabase } from "../db/client";
import {
  commentsForFeed,
  FEED_SIZE,
  findPostInShort,
  postsForFeed,
  tagForFeed,
  type FedComment,
  type FedPost,
} from "../services/atom";
import { AFTER_NEWEST } from "../services/post";
import { findProfile } from "../services/profile";
import { currentSite } from "../services/site";
import {
  absolute,
  commentAddress,
  postAddress,
  profileAddress,
  tagAddress,
  withAbsoluteLinks,
} from "./addresses";
import { atomDocument, type Feed, type FeedEntry } from "./atom";
import { documentOf, movedTo, noDocument } from "./document";

/** Characters of text after which a feed ends early: readers fetch it whole, often, and by telephone. */
const TEXT_MAX = 1_000_000;

const urn = (id: string) => `urn:uuid:${id}`;

/** A name for what has no UUID of its own; it stays when a handle changes (RFC 4151). */
const tagUri = (what: string) => `tag:${new URL(env().baseUrl).hostname},2026:${encodeURI(what)}`;

const authorOf = (author: { name: string; handle: string } | null) =>
  author && { name: author.name, uri: profileAddress(author.handle) };

function entryOfPost(post: FedPost): FeedEntry {
  const url = postAddress(post);
  return {
    id: urn(post.id),
    title: post.title,
    url,
    author: authorOf(post.author),
    published: post.createdAt,
    updated: post.updatedAt ?? post.createdAt,
    html: withAbsoluteLinks(post.html, url),
    tags: { names: post.tags, directory: absolute("/tags") },
    replies: { feed: absolute(`/posts/${post.id}/feed.xml`), count: post.commentCount },
  };
}

function entryOfComment(comment: FedComment, post: { id: string; slug: string; title: string }): FeedEntry {
  const url = commentAddress(post, comment.id);
  const { parentId } = comment;
  return {
    id: urn(comment.id),
    title: `${comment.author?.name ?? "deleted member"} on “${post.title}”`,
    url,
    author: authorOf(comment.author),
    published: comment.createdAt,
    updated: comment.updatedAt ?? comment.createdAt,
    html: withAbsoluteLinks(comment.html, url),
    inReplyTo:
      parentId === null
        ? { id: urn(post.id), url: postAddress(post) }
        : { id: urn(parentId), url: commentAddress(post, parentId) },
  };
}

interface Shelf {
  /** The path of the feed, without what was asked of it. */
  path: string;
  before: string;
  /** When what the feed is of began; it stands for the last change where there are no entries. */
  began: Date;
}

/** As many of the entries as a feed holds, and where the older ones are. */
function feedOf(
  { path, before, began }: Shelf,
  found: FeedEntry[],
  about: Pick<Feed, "id" | "title" | "page" | "subtitle">,
): Response {
  const entries: FeedEntry[] = [];
  let size = 0;
  for (const entry of found.slice(0, FEED_SIZE)) {
    size += entry.html.length;
    if (entries.length > 0 && size > TEXT_MAX) break;
    entries.push(entry);
  }
  const last = entries.at(-1)?.id.slice(urn("").length);
  const updated = entries.reduce((latest, entry) => (entry.updated > latest ? entry.updated : latest), began);
  const body = atomDocument({
    ...about,
    self: absolute(before === AFTER_NEWEST ? path : `${path}?before=${before}`),
    next: last && entries.length < found.length ? absolute(`${path}?before=${last}`) : undefined,
    icon: absolute("/favicon.svg"),
    updated,
    entries,
  });
  return documentOf(body, { type: "application/atom+xml", changed: updated });
}

/** The id before which entries are asked for; anything else asks for the newest. */
function beforeIn(request: Request): string {
  const wish = new URL(request.url).searchParams.get("before");
  return isRowId(wish) ? wish.toLowerCase() : AFTER_NEWEST;
}

const siteName = async (db: Database) => (await currentSite(db)).name;

/** The newest posts of the site. */
export async function siteFeed(request: Request): Promise<Response> {
  const db = getDatabase();
  const before = beforeIn(request);
  const [name, posts] = await Promise.all([siteName(db), postsForFeed(db, { before })]);
  return feedOf({ path: "/feed.xml", before, began: new Date(0) }, posts.map(entryOfPost), {
    id: tagUri("feed"),
    title: name,
    subtitle: `The newest posts of ${name}.`,
    page: absolute("/"),
  });
}

/** The newest posts under a tag, however it is typed. */
export async function tagFeed(request: Request, name: string): Promise<Response> {
  const db = getDatabase();
  const tag = isStorableText(name) ? await tagForFeed(db, name) : undefined;
  if (!tag) return noDocument();
  const page = tagAddress(tag.name);
  if (tag.name !== name) return movedTo(`${page}/feed.xml`);
  const before = beforeIn(request);
  const [site, posts] = await Promise.all([siteName(db), postsForFeed(db, { before, tagId: tag.id })]);
  const shelf = { path: new URL(`${page}/feed.xml`).pathname, before, began: timeOfId(tag.id) };
  return feedOf(shelf, posts.map(entryOfPost), { id: urn(tag.id), title: `${tag.name} · ${site}`, page });
}

/** The newest posts of a member. A former handle leads to the feed under the present one. */
export async function authorFeed(request: Request, wish: string): Promise<Response> {
  const db = getDatabase();
  const member = await findProfile(db, wish);
  if (!member) return noDocument();
  const { id, handle, name, bio, joined } = member;
  const path = `/@${handle}/feed.xml`;
  if (handle !== wish) return movedTo(absolute(path));
  const before = beforeIn(request);
  const [site, posts] = await Promise.all([siteName(db), postsForFeed(db, { before, authorId: id })]);
  return feedOf({ path, before, began: joined }, posts.map(entryOfPost), {
    id: tagUri(`members/${id}`),
    title: `${name} · ${site}`,
    subtitle: bio ?? undefined,
    page: profileAddress(handle),
  });
}

/** The newest comments on a post. */
export async function threadFeed(request: Request, postId: string): Promise<Response> {
  const db = getDatabase();
  const post = isRowId(postId) ? await findPostInShort(db, postId) : undefined;
  if (!post) return noDocument();
  const before = beforeIn(request);
  const [site, comments] = await Promise.all([
    siteName(db),
    commentsForFeed(db, { before, postId: post.id }),
  ]);
  const entries = comments.map((comment) => entryOfComment(comment, post));
  return feedOf({ path: `/posts/${post.id}/feed.xml`, before, began: post.createdAt }, entries, {
    id: tagUri(`posts/${post.id}/comments`),
    title: `Comments on “${post.title}” · ${site}`,
    page: postAddress(post),
  });
}
