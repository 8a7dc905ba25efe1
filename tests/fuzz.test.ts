import { sql } from "drizzle-orm";
import { inspect } from "node:util";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, it } from "vitest";
import { z } from "zod/v4";

import { makeTestCaller, sessionOf } from "~/server/api/mocks/caller";
import { getDatabase } from "~/server/db/client";
import { createComment, createInvitation, createPost, createUser } from "~/server/db/factories";
import { Comment, Draft, Post, Revision } from "~/server/db/schema";
import { spentId } from "~/server/services/draft";
import { setTags } from "~/server/services/tag";
import { allProcedures } from "./all-procedures";
import { inputFor } from "./fuzz/input";
import { randomOf, type Random } from "./fuzz/random";

const ROUNDS = 3;
/** Of each procedure in a round, by each person, unless it takes its time, or has more that must fit together. */
const CALLS = 6;
const TIMES = new Map([
  ["account.setPassword", 1],
  // Only what gets through to being stored can be stored by half.
  ...["comment.create", "comment.update", "post.create", "post.update"].map((name) => [name, 40] as const),
  ["draft.save", 150],
]);

const procedures = allProcedures.map(([name, { _def }]) => ({ name, schema: _def.inputs[0] }));

/** What needs a sealed secret, or a passkey, before it does anything. */
const OUT_OF_REACH = ["security.turnOnApp", "security.turnOnPasskeys"];

/** A small site: people of every role, and something of everything that an id may name. */
async function site() {
  const db = getDatabase();
  const people = await Promise.all(
    (["member", "moderator", "administrator"] as const).map((role) => createUser(db, { role })),
  );
  const [author] = people;
  const post = await createPost(db, { author: author ?? null, title: "Some words" });
  await setTags(db, { postId: post.id, createdAt: post.createdAt, reactionCount: 0, names: ["tag"] });
  const other = await createPost(db, { author: null });
  const comment = await createComment(db, { post, author: author ?? null });
  const reply = await createComment(db, { post, author: null, parent: comment });
  const { code, id } = await createInvitation(db);
  const ids = [post.id, other.id, comment.id, reply.id, id, uuidv7()] as const;
  const known = [
    // The rarer the more that must fit together.
    ...Array<string>(12).fill("tag"),
    ...Array<string>(12).fill(`post:${post.id}`),
    ...ids,
    ...ids.flatMap((of) => [`post:${of}`, `reply-to-comment:${of}`, `0_${of}`]),
    code,
    ...people.flatMap(({ id, handle, email }) => [id, handle, handle, handle, email]),
  ] as [string, ...string[]];
  return { people, ids, known };
}

type Call = (input: unknown) => Promise<unknown>;

/** The procedure of this name, as the caller offers it. */
function callOf(api: object, name: string): Call {
  const [router = "", procedure = ""] = name.split(".");
  return (
    (api as Record<string, Record<string, Call>>)[router]?.[procedure] ??
    (() => Promise.reject(new Error(name)))
  );
}

const isObject = (input: unknown): input is Record<string, unknown> =>
  typeof input === "object" && input !== null;

const shown = (input: unknown) => inspect(input, { depth: 5, maxStringLength: 200 }).slice(0, 600);

/** Calls every procedure as everybody, in any order; answers what no client should have caused. */
async function round(random: Random): Promise<string[]> {
  const { people, ids, known } = await site();
  const callers = [
    { who: "guest", id: undefined, api: makeTestCaller() },
    ...people.map((person) => ({
      who: person.role,
      id: person.id,
      api: makeTestCaller({ session: sessionOf(person) }),
    })),
  ];
  const plan = procedures
    .flatMap((procedure) => Array<typeof procedure>(TIMES.get(procedure.name) ?? CALLS).fill(procedure))
    .flatMap((procedure) => callers.map((caller) => ({ ...procedure, ...caller, at: random.below(2 ** 30) })))
    .sort((one, next) => one.at - next.at);
  const faults: string[] = [];
  for (const { name, schema, who, id, api } of plan) {
    const input = schema && inputFor(schema, { random, ids, known });
    // Whose it is said to be would nearly always be somebody else.
    if (random.chance(0.9) && isObject(input) && "userId" in input) input.userId = id;
    const code = await callOf(
      api,
      name,
    )(input).then(
      () => "ok",
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
    answers.set(code, (answers.get(code) ?? 0) + 1);
    reached.set(name, Boolean(reached.get(name)) || (code !== "BAD_REQUEST" && code !== "UNAUTHORIZED"));
    if (!KNOWN_CODES.has(code)) faults.push(`${name} as ${who} with ${shown(input)}: ${code}`);
  }
  return faults;
}

const KNOWN_CODES = new Set([
  "ok",
  "BAD_REQUEST",
  "UNAUTHORIZED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "TOO_MANY_REQUESTS",
]);
const answers = new Map<string, number>();
/** The procedures whose own code some call got to. */
const reached = new Map<string, boolean>();

/** What is stored twice, once as rows and once as a number or a text made of them, and differs. */
async function halfStored(): Promise<unknown[]> {
  const found: unknown = await getDatabase().execute(sql`
    SELECT 'reactions of a post' AS what, id FROM post
      WHERE reaction_count <> (SELECT count(*) FROM post_reaction WHERE post_id = post.id)
    UNION ALL SELECT 'comments of a post', id FROM post
      WHERE comment_count <> (SELECT count(*) FROM comment WHERE post_id = post.id AND deleted_at IS NULL)
    UNION ALL SELECT 'reactions to a comment', id FROM comment
      WHERE reaction_count <> (SELECT count(*) FROM comment_reaction WHERE comment_id = comment.id)
    UNION ALL SELECT 'posts of a tag', id FROM tag
      WHERE post_count <> (SELECT count(*) FROM post_tag WHERE tag_id = tag.id)
    UNION ALL SELECT 'versions of a post', id FROM post
      WHERE version <> 1 + (SELECT count(*) FROM revision WHERE post_id = post.id)
    UNION ALL SELECT 'versions of a comment', id FROM comment
      WHERE deleted_at IS NULL AND version <> 1 + (SELECT count(*) FROM revision WHERE comment_id = comment.id)
    UNION ALL SELECT 'a reply away from its parent', reply.id FROM comment AS reply
      JOIN comment AS parent ON parent.id = reply.parent_id
      WHERE parent.post_id <> reply.post_id OR NOT starts_with(reply.path, parent.path)
  `);
  // PGlite's answer holds its rows; that of postgres.js is them.
  const rows = (found as { rows?: unknown[] }).rows ?? (found as unknown[]);
  return [...rows, ...(await publishedDrafts())];
}

/** Drafts that are still there though their text was published. */
async function publishedDrafts() {
  const db = getDatabase();
  const drafts = await db.select({ id: Draft.id, userId: Draft.userId }).from(Draft);
  const sources = [
    await db.select({ id: Post.draftId }).from(Post),
    await db.select({ id: Comment.draftId }).from(Comment),
    await db.select({ id: Revision.id }).from(Revision),
  ];
  const spent = new Set(sources.flat().map(({ id }) => id));
  return drafts.filter(({ id, userId }) => spent.has(spentId(userId, id)));
}

describe("every procedure", () => {
  it.each(Array.from({ length: ROUNDS }, (_, at) => 20_261_123 + at))(
    "answers whatever is asked, and stores nothing by half: seed %i",
    { timeout: 120_000 },
    async (seed) => {
      expect(await round(randomOf(seed))).toEqual([]);
      expect(await halfStored()).toEqual([]);
    },
  );

  it("was got to, past its schema", () => {
    const missed = procedures.filter(({ name }) => !reached.get(name)).map(({ name }) => name);
    expect(missed).toEqual(OUT_OF_REACH);
    expect(answers.get("ok")).toBeGreaterThan(procedures.length);
  });
});

describe("the fuzzer", () => {
  it("finds what a schema forgot", () => {
    const schema = z.object({ count: z.int().positive() }).strict();
    const random = randomOf(1);
    const stored = Array.from({ length: 200 }, () =>
      inputFor(schema, { random, ids: ["a"], known: ["a"] }),
    ).map((input) => schema.safeParse(input).data?.count ?? 0);
    expect(Math.max(...stored)).toBeGreaterThan(2_147_483_647);
  });
});
