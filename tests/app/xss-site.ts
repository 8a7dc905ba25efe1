import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";

import type { Database } from "~/server/db/client";
import type { TestServer } from "./server";

import { createPost, createUser } from "~/server/db/factories";
import { user } from "~/server/db/schema";
import { apiOf, randomAddress, signUp } from "./client";
import { VECTORS } from "../xss-vectors";

/** As many vectors as fit into `max` characters, text by text. */
export function packed(vectors: readonly string[], max: number, between: string): string[] {
  const texts: string[] = [];
  for (const vector of vectors) {
    const last = texts.at(-1);
    const longer = last === undefined ? vector : last + between + vector;
    if (last !== undefined && longer.length <= max) texts[texts.length - 1] = longer;
    else texts.push(vector.slice(0, max).toWellFormed());
  }
  return texts;
}

/** One of several texts, in turn. */
const turn = (texts: readonly string[], at: number) => texts[at % texts.length] ?? "";

/** Vectors, or as many as a field holds, in everything that a member may write. */
interface Written {
  postIds: string[];
  handles: string[];
  /** The post that has comments, and the one of them that is deepest. */
  thread: string;
  deepest: string;
  /** A comment that was changed. */
  changed: string;
  /** The handle of the one who wrote the comments. */
  writer: string;
  tags: string[];
}

/**
 * The pages that show what members wrote. What comes to show more, comments for one, is written in
 * `writeAll` and gets its pages here.
 */
export const pagesOf = ({ postIds, handles, thread, deepest, changed, writer, tags }: Written): string[] => [
  "/",
  ...postIds.map((id) => `/posts/${id}`),
  ...handles.map((handle) => `/@${handle}`),
  `/posts/${thread}/comments/${deepest}`,
  ...postIds.slice(0, 4).flatMap((id) => [`/posts/${id}/history`, `/posts/${id}/history?version=2`]),
  `/posts/${thread}/history?comment=${changed}`,
  `/@${writer}?show=comments`,
  "/tags",
  ...tags.map((tag) => `/tags/${encodeURIComponent(tag)}`),
  ...packed(VECTORS, 1_000, " ").map((query) => `/search?q=${encodeURIComponent(query)}`),
  // What many hits show: titles, extracts of posts and of comments, and what a wrong word may have meant.
  ...["trap", "script", "onerror", "javascript", "evil", "trop"].map((query) => `/search?q=${query}`),
];

/** Files for programs, which a browser shows, or offers to keep. */
export const documentsOf = ({ thread, writer, tags }: Written): string[] => [
  "/feed.xml",
  `/posts/${thread}/feed.xml`,
  `/@${writer}/feed.xml`,
  ...tags.map((tag) => `/tags/${encodeURIComponent(tag)}/feed.xml`),
  "/sitemap.xml",
  "/robots.txt",
];

/** Writes the vectors in every way there is, the last by the database itself. */
export async function writeAll(server: TestServer, db: Database): Promise<Written & { cookie: string }> {
  const { cookie, email } = await signUp(server.url, { name: "Writer" });
  const api = apiOf(server.url, { cookie, "x-forwarded-for": randomAddress() });
  const titles = packed(VECTORS, 256, " ");
  const bodies = packed(VECTORS, 1_200, "\n\n");
  const written = { postIds: [] as string[], handles: [] as string[] };

  for (const [at, content] of bodies.entries()) {
    const { id } = await api.post.create.mutate({ title: turn(titles, at), content });
    written.postIds.push(id);
  }
  const thread = turn(written.postIds, 0);
  const tags = await fileUnder(api, thread, VECTORS);
  const { deepest, changed } = await discuss(api, thread, bodies);
  for (const [at, id] of written.postIds.slice(0, 4).entries()) {
    await api.post.update.mutate({ id, title: turn(titles, at + 1), content: turn(bodies, at + 1) });
    await api.bookmark.set.mutate({ postId: id, on: true });
  }
  for (const [at, content] of bodies.entries()) {
    const id = uuidv7();
    const title = turn(titles, at);
    await api.draft.save.mutate({ id, target: `new-post:${id}`, title, content, tags: [], version: 0 });
  }

  // No form lets all of this into a name; whatever is in the database must be shown harmlessly.
  for (const [at, title] of titles.entries()) {
    const handle = `member-${at}`;
    const author = await createUser(db, { handle, name: title, bio: turn(bodies, at) });
    // Rendered by an older version of our code, as far as the row says.
    const { id } = await createPost(db, { author, title, content: title });
    if (at % 8 === 0) written.postIds.push(id);
    if (at % 8 === 0) written.handles.push(handle);
  }
  await db
    .update(user)
    .set({ name: turn(titles, 0), bio: turn(bodies, 0) })
    .where(eq(user.email, email));
  const writer = (await api.auth.getSession.query())?.user.handle ?? "";
  return { ...written, thread, deepest, changed, writer, tags, cookie };
}

/** Comments with these texts: twenty of them replies, each to the one before. */
async function discuss(api: ReturnType<typeof apiOf>, postId: string, texts: readonly string[]) {
  let deepest: string | undefined;
  for (const [at, content] of texts.entries()) {
    const parentId = at < 20 ? deepest : undefined;
    const { id } = await api.comment.create.mutate({ postId, parentId, content });
    if (at < 20) deepest = id;
  }
  const changed = deepest ?? "";
  await api.comment.update.mutate({ id: changed, content: texts[0] ?? "" });
  return { deepest: changed, changed };
}

/** Gives a post each tag that may be one, one at a time; it keeps five, which are answered. */
async function fileUnder(api: ReturnType<typeof apiOf>, id: string, tags: readonly string[]) {
  const allowed: string[] = [];
  for (const tag of tags) {
    await api.post.update.mutate({ id, tags: [tag] }).then(
      () => allowed.push(tag),
      () => undefined,
    );
    if (allowed.length === 15) break;
  }
  return (await api.post.update.mutate({ id, tags: allowed.slice(-5) })).tags;
}
