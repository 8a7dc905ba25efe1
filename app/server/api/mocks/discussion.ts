import { getDatabase } from "../../db/client";
import { createComment, createPost, createUser } from "../../db/factories";
import { makeTestCaller, sessionOf } from "./caller";

export const guest = () => makeTestCaller();

/** A new member of the site, and the API as they have it. */
export async function member(role: "member" | "moderator" = "member") {
  const user = await createUser(getDatabase(), { role });
  return { user, caller: makeTestCaller({ session: sessionOf(user) }) };
}

export const newPost = () => createPost(getDatabase(), { author: null });

/** How many comments a post is said to have. */
export const countOf = async (postId: string) => (await guest().post.read({ id: postId })).commentCount;

export const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

/** A comment and under it a reply to each before, as deep as asked. */
export async function chain(post: { id: string }, levels: number) {
  const all = [await createComment(getDatabase(), { post, author: null, content: "Level 1" })];
  for (let level = 2; level <= levels; level += 1) {
    const parent = all.at(-1) ?? null;
    all.push(await createComment(getDatabase(), { post, author: null, parent, content: `Level ${level}` }));
  }
  return all;
}

/** "ok", or the code that a call was refused with. */
export const outcome = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    (error: unknown) => (error as { code: string }).code,
  );
