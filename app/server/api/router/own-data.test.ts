import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";

import type { RouterInputs } from "../root";

import { SESSION_NOT_FRESH } from "~/lib/api-error";
import { getDatabase } from "../../db/client";
import { createPost, createUser, type UserOverrides } from "../../db/factories";
import { plantOwnRows } from "../../db/mocks/own-rows";
import { Invitation, Mail, Post, user, verification } from "../../db/schema";
import { makeTestCaller, sessionOf } from "../mocks/caller";

type Rows = Record<string, unknown>[];

/** PGlite answers an object with rows, postgres.js the rows. */
async function query(statement: string): Promise<Rows> {
  const answer: unknown = await getDatabase().execute(sql.raw(statement));
  return Array.isArray(answer) ? (answer as Rows) : (answer as { rows: Rows }).rows;
}

/** Every table: a new one is seen without a step of its own. */
const tables = async () =>
  (
    await query(
      "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    )
  ).map(({ name }) => String(name));

/** The tables with a foreign key to a member, and what it does when the member goes: c or n, cascade or set null. */
const referring = () =>
  query(`SELECT conrelid::regclass::text AS "table", confdeltype AS deletes FROM pg_constraint
    WHERE contype = 'f' AND confrelid = '"user"'::regclass`);

/** The tables of which any row has this text in any of its columns. */
async function tablesNaming(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await tables()) {
    const rows = await query(`SELECT 1 FROM "${name}" AS "row" WHERE "row"::text LIKE '%${text}%' LIMIT 1`);
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}

async function member(overrides: UserOverrides = {}) {
  const person = await createUser(getDatabase(), overrides);
  const remove = (input: Partial<RouterInputs["data"]["delete"]> = {}) =>
    makeTestCaller({ session: sessionOf(person) }).data.delete({
      posts: "keep",
      handle: person.handle,
      ...input,
    });
  return { person, remove };
}

const outcome = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    (error: unknown) => (error as { code: string }).code,
  );

describe("data.delete", () => {
  it("leaves nothing that names the member, in any table", async () => {
    const { person, remove } = await member();
    const others = await createUser(getDatabase());
    await plantOwnRows(getDatabase(), others);
    await plantOwnRows(getDatabase(), person);
    const before = new Set(await tablesNaming(person.id));
    for (const { table, deletes } of await referring()) {
      // A table that is new here needs a row in plantOwnRows, and a word on the page of one's data.
      expect(before, `plantOwnRows fills ${String(table)}`).toContain(String(table).replaceAll('"', ""));
      expect(`${String(table)} ${String(deletes)}`).toMatch(/ [cn]$/);
    }

    const answer = await remove({ posts: "delete" });
    expect(answer).toEqual({
      posts: "delete",
      counts: {
        posts: 2,
        comments: 1,
        drafts: 1,
        sessions: 1,
        signInMethods: 2,
        passkeys: 1,
        tokens: 1,
        formerHandles: 1,
        invitations: 1,
        avatars: 1,
        bookmarks: 1,
        reactions: 2,
      },
    });
    for (const text of [person.id, person.email, person.handle]) expect(await tablesNaming(text)).toEqual([]);
    expect(await getDatabase().$count(Post)).toBe(2);
    expect(await tablesNaming(others.id)).toEqual([...before].sort());
    expect(await getDatabase().$count(verification)).toBe(4);
    expect(await getDatabase().$count(Mail)).toBe(1);
  });

  it("leaves posts without an author where they are to stay, and invitations", async () => {
    const { person, remove } = await member();
    await plantOwnRows(getDatabase(), person);
    await remove({ posts: "keep" });
    const posts = await makeTestCaller().post.all();
    expect(posts.map(({ title, author }) => ({ title, author }))).toEqual([
      { title: "First", author: null },
      { title: "First", author: null },
    ]);
    expect(await getDatabase().$count(Invitation)).toBe(1);
    expect(await tablesNaming(person.id)).toEqual([]);
  });

  it("keeps what is waiting for an address that ends like this one", async () => {
    const { remove } = await member({ email: "a@example.com" });
    const [expiresAt, value] = [new Date(Date.now() + 60_000), JSON.stringify({ email: "ada@example.com" })];
    await getDatabase().insert(verification).values({ id: "1", identifier: "state", value, expiresAt });
    await remove();
    expect(await getDatabase().$count(verification)).toBe(1);
  });

  it("asks for the handle, typed as people do", async () => {
    const { person, remove } = await member();
    for (const handle of ["", "someone-else", `${person.handle}x`, "x".repeat(1000)]) {
      await expect(remove({ handle })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    expect(await getDatabase().$count(user)).toBe(1);
    await remove({ handle: ` @${person.handle.toUpperCase()} ` });
    expect(await getDatabase().$count(user)).toBe(0);
  });

  it.each([{ posts: "burn" }, { posts: undefined }, { userId: "another" }])("refuses %j", async (input) => {
    const { remove } = await member();
    await expect(remove(input as object)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await getDatabase().$count(user)).toBe(1);
  });

  it("asks who signed in a while ago to do so again, and refuses a token", async () => {
    const { person } = await member();
    const session = sessionOf(person);
    session.session.createdAt = new Date(Date.now() - 11 * 60_000);
    for (const caller of [
      makeTestCaller({ session }),
      makeTestCaller({ session: sessionOf(person), token: { id: "1", scope: "write" } }),
    ]) {
      await expect(caller.data.delete({ posts: "keep", handle: person.handle })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
      await expect(caller.data.prepareExport()).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(makeTestCaller({ session }).data.prepareExport()).rejects.toMatchObject({
      cause: { message: SESSION_NOT_FRESH },
    });
  });

  it("refuses the only administrator while there are others, and lets the last member go", async () => {
    const { remove, person } = await member({ role: "administrator" });
    const other = await member({ role: "moderator" });
    await expect(remove()).rejects.toMatchObject({ code: "CONFLICT" });
    const summary = await makeTestCaller({ session: sessionOf(person) }).data.summary();
    expect(summary).toMatchObject({ handle: person.handle, isNeeded: true });
    await other.remove();
    await remove();
    expect(await getDatabase().$count(user)).toBe(0);
  });

  it("lets one of two administrators go, not both, though they leave at once", async () => {
    await member();
    const two = [await member({ role: "administrator" }), await member({ role: "administrator" })];
    const outcomes = await Promise.all(two.map(({ remove }) => outcome(remove())));
    expect(outcomes.sort()).toEqual(["CONFLICT", "ok"]);
  });

  it("answers the second of two that it is done already", async () => {
    const { remove } = await member();
    const outcomes = await Promise.all([outcome(remove()), outcome(remove())]);
    expect(outcomes.sort()).toEqual(["UNAUTHORIZED", "ok"]);
  });

  it("is no failure for a post that is being written, and takes it along where it was first", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { person, remove } = await member();
      const caller = makeTestCaller({ session: sessionOf(person) });
      const writing = () => outcome(caller.post.create({ title: "Late", content: "x" }));
      const [removed, ...written] = await Promise.all([
        outcome(remove({ posts: "delete" })),
        writing(),
        writing(),
        writing(),
      ]);
      expect(removed).toBe("ok");
      expect(written.every((one) => ["ok", "CONFLICT", "NOT_FOUND"].includes(one))).toBe(true);
      expect(await getDatabase().$count(Post)).toBe(0);
    }
  });

  it("frees the address and the handle", async () => {
    const { person, remove } = await member({ email: "ada@example.com", handle: "ada" });
    await remove();
    const again = await createUser(getDatabase(), { email: person.email, handle: person.handle });
    const [found] = await getDatabase().select().from(user).where(eq(user.id, again.id));
    expect(found?.handle).toBe("ada");
  });
});

describe("data.summary", () => {
  it("counts one's own and nobody else's", async () => {
    const { person } = await member();
    await createPost(getDatabase(), { author: person });
    await plantOwnRows(getDatabase(), await createUser(getDatabase()));
    const summary = await makeTestCaller({ session: sessionOf(person) }).data.summary();
    expect(summary).toMatchObject({ isNeeded: false, counts: { posts: 1, sessions: 0, tokens: 0 } });
  });
});
