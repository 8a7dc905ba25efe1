import { eq } from "drizzle-orm";
import { createHash } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";

import { env } from "~/env/server";
import { getDatabase } from "../../db/client";
import { createUser } from "../../db/factories";
import { apikey, user } from "../../db/schema";
import { deleteTokensOf, tokensOf } from "../../services/token";
import { makeTestAuth } from "../mocks/auth";
import { makeTestCaller, sessionOf } from "../mocks/caller";
import { appRouter } from "../root";
import { createCallerFactory, createTRPCContext } from "../trpc";
import { TOKENS_MAX } from "./token";

const call = createCallerFactory(appRouter);
const DAY = 86_400_000;

afterEach(() => vi.restoreAllMocks());

/** A member, and the API as their browser calls it. */
async function member(overrides: Parameters<typeof createUser>[1] = {}) {
  const person = await createUser(getDatabase(), overrides);
  return { person, api: makeTestCaller({ session: sessionOf(person) }) };
}

/** The API as a program calls it that sends these headers. */
async function program(headers: Record<string, string>) {
  return call(await createTRPCContext({ headers: new Headers(headers), auth: makeTestAuth() }));
}
const withToken = (key: string) => program({ authorization: `Bearer ${key}` });

const valid = { name: "Nightly build", scope: "write", expiresInDays: 30 } as const;

describe("making a token", () => {
  it("tells the key once and keeps only its hash", async () => {
    const { api } = await member();
    const { id, key } = await api.token.create(valid);
    expect(key).toMatch(/^ph_[a-zA-Z]{64}$/);
    const [stored] = await getDatabase().select().from(apikey).where(eq(apikey.id, id));
    expect(JSON.stringify(stored)).not.toContain(key.slice(6));
    expect(stored?.key).toBe(createHash("sha256").update(key).digest("base64url"));
    expect(JSON.stringify(await api.token.list())).not.toContain(stored?.key);
  });

  it("lists what a person needs to know their tokens apart", async () => {
    const { api } = await member();
    const { key } = await api.token.create({ ...valid, name: "  Feed \n reader 📰 " });
    const [token] = await api.token.list();
    expect(token).toMatchObject({
      name: "Feed reader 📰",
      scope: "write",
      start: key.slice(0, 6),
      lastUsedAt: null,
    });
    const days = ((token?.expiresAt?.getTime() ?? 0) - Date.now()) / DAY;
    expect(Math.round(days)).toBe(30);
    expect(Object.keys(token ?? {}).sort()).toEqual(
      ["id", "name", "start", "scope", "createdAt", "expiresAt", "lastUsedAt"].sort(),
    );
  });

  it("takes the longest name that the form does, and a token without end", async () => {
    const { api } = await member();
    await api.token.create({ name: "📰".repeat(64), scope: "read", expiresInDays: null });
    expect(await api.token.list()).toMatchObject([{ scope: "read", expiresAt: null }]);
  });

  it.each([
    { ...valid, name: " " },
    { ...valid, name: "x".repeat(65) },
    { ...valid, name: "a\0b" },
    { ...valid, scope: "admin" },
    { ...valid, expiresInDays: 3650 },
    { ...valid, expiresInDays: 0 },
    { ...valid, userId: "someone-else" },
  ])("refuses %j", async (input) => {
    const { api } = await member();
    const answer = api.token.create(input as typeof valid);
    await expect(answer).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("asks who signed in a while ago to do so again", async () => {
    const session = sessionOf(await createUser(getDatabase()));
    session.session.createdAt = new Date(Date.now() - 3_600_000);
    const answer = makeTestCaller({ session }).token.create(valid);
    await expect(answer).rejects.toMatchObject({
      code: "FORBIDDEN",
      cause: { message: "SESSION_NOT_FRESH" },
    });
  });

  it("has a limit, of which others' tokens are no part", async () => {
    const { api } = await member();
    const other = await member();
    for (let made = 0; made < TOKENS_MAX; made += 1) await api.token.create(valid);
    await expect(api.token.create(valid)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await other.api.token.create(valid)).toHaveProperty("key");
  });
});

describe("a program with a token", () => {
  it("acts in its owner's name", async () => {
    const { person, api } = await member();
    const { key } = await api.token.create(valid);
    const post = await (await withToken(key)).post.create({ title: "From a program", content: "Text" });
    expect(post.author?.id).toBe(person.id);
    expect((await (await withToken(key)).auth.getSession())?.user.handle).toBe(person.handle);
  });

  it("only reads with a token that may only read", async () => {
    const { api } = await member();
    const { key } = await api.token.create({ ...valid, scope: "read" });
    const reader = await withToken(key);
    expect(await reader.post.all()).toEqual([]);
    await expect(reader.post.create({ title: "x", content: "x" })).rejects.toMatchObject({
      code: "FORBIDDEN",
      message: "This token may only read.",
    });
  });

  it("makes no tokens, and sees none", async () => {
    const { api } = await member();
    const { key } = await api.token.create(valid);
    const holder = await withToken(key);
    await expect(holder.token.create(valid)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(holder.token.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("may write only once its owner's address is verified, where the site sends mail", async () => {
    const { api } = await member({ emailVerified: false });
    const { key } = await api.token.create(valid);
    vi.spyOn(env(), "smtpUrl", "get").mockReturnValue("smtp://localhost:2525");
    const unverified = await withToken(key);
    expect(await unverified.post.all()).toEqual([]);
    await expect(unverified.post.create({ title: "x", content: "x" })).rejects.toMatchObject({
      code: "FORBIDDEN",
      cause: { message: "ADDRESS_NOT_VERIFIED" },
    });
  });

  it("is noted now and then, not at every request", async () => {
    const { api, person } = await member();
    const { id, key } = await api.token.create(valid);
    await withToken(key);
    const [first] = await tokensOf(getDatabase(), person.id);
    expect(first?.lastUsedAt).toBeInstanceOf(Date);
    const update = vi.spyOn(getDatabase(), "update");
    await withToken(key);
    expect(update).not.toHaveBeenCalled();
    const longAgo = new Date(Date.now() - 6 * 60_000);
    await getDatabase().update(apikey).set({ lastRequest: longAgo }).where(eq(apikey.id, id));
    await withToken(key);
    const [later] = await tokensOf(getDatabase(), person.id);
    expect(later?.lastUsedAt?.getTime()).toBeGreaterThan(longAgo.getTime());
  });
});

describe("a token that does not count", () => {
  it.each(["ph_", `ph_${"a".repeat(64)}`, "", "x", "ph_' or 1=1 --", "ph_\u00e9"])(
    "is refused, not taken for a guest: %j",
    async (key) => {
      await expect(withToken(key)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    },
  );

  it("is refused though a session's cookie comes with it", async () => {
    await createUser(getDatabase(), { email: "ada@example.com", password: "a long enough password" });
    const response = await makeTestAuth().api.signInEmail({
      body: { email: "ada@example.com", password: "a long enough password" },
      asResponse: true,
    });
    const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect(await (await program({ cookie })).auth.getSession()).not.toBeNull();
    await expect(program({ cookie, authorization: "Bearer ph_x" })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
  });

  it("counts no more from the moment it is revoked, and revoking it twice finds nothing", async () => {
    const { api } = await member();
    const { id, key } = await api.token.create(valid);
    await withToken(key);
    await api.token.revoke({ id });
    await expect(withToken(key)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(api.token.revoke({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("counts no more when it has expired", async () => {
    const { api } = await member();
    const { id, key } = await api.token.create(valid);
    await getDatabase()
      .update(apikey)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(apikey.id, id));
    await expect(withToken(key)).rejects.toMatchObject({
      message: expect.stringContaining("expired") as string,
    });
  });

  it("counts no more when its owner is gone", async () => {
    const { api, person } = await member();
    const { key } = await api.token.create(valid);
    await getDatabase().delete(user).where(eq(user.id, person.id));
    await expect(withToken(key)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});

describe("other people's tokens", () => {
  it("are neither listed nor revoked", async () => {
    const owner = await member();
    const stranger = await member({ role: "administrator" });
    const { id, key } = await owner.api.token.create(valid);
    expect(await stranger.api.token.list()).toEqual([]);
    await expect(stranger.api.token.revoke({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await (await withToken(key)).auth.getSession()).not.toBeNull();
  });

  it("stay when somebody's account goes", async () => {
    const [one, other] = [await member(), await member()];
    await one.api.token.create(valid);
    await other.api.token.create(valid);
    await deleteTokensOf(getDatabase(), one.person.id);
    expect(await one.api.token.list()).toEqual([]);
    expect(await other.api.token.list()).toHaveLength(1);
  });
});
