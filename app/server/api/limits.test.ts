import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { v7 as uuidv7 } from "uuid";

import { getDatabase } from "../db/client";
import { createComment, createPost, createUser } from "../db/factories";
import { createRevision } from "../db/mocks/revision";
import { Comment, Draft, Post, PostReaction, RateLimit } from "../db/schema";
import { newRequestContext, runWithRequestContext } from "../request-context";
import { QUESTIONS, WRITES } from "./limits";
import { makeTestCaller, sessionOf } from "./mocks/caller";

async function member() {
  const person = await createUser(getDatabase());
  const post = await createPost(getDatabase(), { author: person });
  const comment = await createComment(getDatabase(), { post, author: person });
  const api = makeTestCaller({ session: sessionOf(person) });
  return { person, post, comment, revision: await createRevision(getDatabase(), post.id), api };
}

type Member = Awaited<ReturnType<typeof member>>;

const written: Record<string, (by: Member) => Promise<unknown>> = {
  "write/post": ({ api }) => api.post.create({ title: "New", content: "Text" }),
  "write/comment": ({ api, post }) => api.comment.create({ postId: post.id, content: "New" }),
  "write/edit": ({ api, post }) => api.post.update({ id: post.id, title: "Changed" }),
  "write/edit of a comment": ({ api, comment }) => api.comment.update({ id: comment.id, content: "Changed" }),
  "write/edit back": ({ api, revision }) => api.revision.restore({ id: revision }),
  "write/draft": ({ api }) => {
    const id = uuidv7();
    return api.draft.save({ id, target: `new-post:${id}`, title: "", content: "Half", tags: [], version: 0 });
  },
  "write/bookmark": ({ api, post }) => api.bookmark.set({ postId: post.id, on: true }),
  "write/reaction": ({ api, post }) => api.reaction.set({ target: { type: "post", id: post.id }, on: true }),
};

/** As if the member had done all but `left` of what a limit allows, in a time that ends in a while. */
async function allBut(left: number, name: string, { person }: Member) {
  const tries = [...Object.values(WRITES), { name: "write/reaction", tries: 600 }].find(
    (limit) => limit.name === name,
  )?.tries;
  await getDatabase()
    .insert(RateLimit)
    .values({
      key: `${name}/${person.id}`,
      count: (tries ?? NaN) - left,
      resetsAt: sql`now() + interval '5 minutes'`,
    });
}

const stored = () =>
  Promise.all([Post, Comment, Draft, PostReaction].map((table) => getDatabase().select().from(table)));

describe("what a member writes", () => {
  it.each(Object.keys(written))("has a bound, which says when it ends: %s", async (what) => {
    const [name = ""] = what.split(" ");
    const [one, another] = [await member(), await member()];
    const write = written[what] ?? expect.fail();
    await allBut(1, name, one);
    await write(one);
    // What it answers to a first time is not what it answers to the second, for some.
    if (name === "write/reaction") await getDatabase().delete(PostReaction);
    const before = await stored();
    const context = newRequestContext();
    await expect(runWithRequestContext(context, () => write(one))).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
      message: expect.stringMatching(/^(These are more .*\.) Try again in \d minutes\.$/) as string,
    });
    expect(context.retryAfter).toBeGreaterThan(200);
    expect(await stored()).toEqual(before);
    await write(another);
  });

  it("is counted neither where it is refused for what it says, nor where it says nothing new", async () => {
    const one = await member();
    await allBut(1, "write/post", one);
    for (let at = 0; at < 3; at += 1) {
      await expect(one.api.post.create({ title: "", content: "" })).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    }
    await one.api.post.create({ title: "New", content: "Text" });
    await allBut(1, "write/reaction", one);
    const like = () => one.api.reaction.set({ target: { type: "post", id: one.post.id }, on: true });
    for (let at = 0; at < 3; at += 1) expect(await like()).toEqual({ count: 1, on: true });
  });
});

describe("what a member asks of the server as they type", () => {
  it.each([
    [QUESTIONS.preview, ({ api }: Member) => api.markdown.preview({ content: "a", kind: "post" })],
    [QUESTIONS.suggestion, ({ api }: Member) => api.profile.suggest({ prefix: "a" })],
  ] as const)("has a bound of its own: $name", async ({ tries }, ask) => {
    const [one, another] = [await member(), await member()];
    for (let at = 0; at < tries; at += 1) await ask(one);
    await expect(ask(one)).rejects.toMatchObject({
      code: "TOO_MANY_REQUESTS",
      message: expect.stringMatching(/ Try again in a minute\.$/) as string,
    });
    await ask(another);
    expect(await getDatabase().$count(RateLimit)).toBe(0);
  });
});
