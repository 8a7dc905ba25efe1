import { v7 as uuidv7 } from "uuid";

import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { Comment } from "../../db/schema";
import { indexComment } from "../../services/search-index";
import { makeTestCaller, sessionOf } from "./caller";

type Member = Awaited<ReturnType<typeof newMember>>;

/** Somebody with a handle, and the API as they have it. */
export async function newMember(handle: string) {
  const row = await createUser(getDatabase(), { handle });
  return { row, api: makeTestCaller({ session: sessionOf(row) }) };
}

let ada: Member | undefined;

/** Has Ada join the site, who writes what nobody else is said to write. Before each test. */
export async function welcomeAuthor(): Promise<void> {
  ada = await newMember("ada");
}

export function author(): Member {
  if (!ada) throw new Error("Nobody is there to write.");
  return ada;
}

/** Publishes a post as the author, unless somebody else is named. */
export const post = (title: string, content = "Nothing to see.", tags: string[] = [], by = author()) =>
  by.api.post.create({ title, content, tags });

/** Writes a comment, and answers its id. */
export async function comment(postId: string, content: string, by = author()): Promise<string> {
  const id = uuidv7();
  await getDatabase().transaction(async (tx) => {
    await tx
      .insert(Comment)
      .values({ id, postId, depth: 0, path: id.slice(-6), authorId: by.row.id, content });
    await indexComment(tx, id);
  });
  return id;
}

export const search = (
  query: string,
  options: { tag?: string; author?: string; limit?: number; cursor?: string | null } = {},
) => makeTestCaller().search.posts({ query, ...options });

/** Titles of what is found, best first. */
export const found = async (query: string, options: { tag?: string; author?: string } = {}) =>
  (await search(query, options)).items.map(({ title }) => title);

export const hits = (segments: { text: string; hit: boolean }[]) =>
  segments.filter(({ hit }) => hit).map(({ text }) => text);
