import { randomUUID } from "node:crypto";
import { TRPCClientError } from "@trpc/client";
import { beforeAll, describe, expect, it, vi } from "vitest";

import type { AppRouter } from "~/server/api/root";

import { randomAddress, signUp, type Member } from "./client";
import { apiAs, json, LEAKS, send } from "./http";
import { siteUrl } from "./site-url";

const base = siteUrl();

const postCount = async () => (await apiAs().post.list.query({ limit: 50 })).items.length;

let member: Member;
beforeAll(async () => {
  member = await signUp(base);
});

describe("the API over HTTP", () => {
  it("serves any tRPC client with superjson", async () => {
    const post = await apiAs(member.cookie).post.create.mutate({ title: "From a program", content: "Text" });
    expect(post.createdAt).toBeInstanceOf(Date);
    expect((await apiAs().post.byId.query({ id: post.id })).title).toBe("From a program");
    expect((await apiAs(member.cookie).auth.getSession.query())?.user.email).toBe(member.email);
    expect(await apiAs().auth.getSession.query()).toBeNull();
  });

  it("explains a bad input field by field", async () => {
    const refusal = await apiAs(member.cookie)
      .post.create.mutate({ title: " ", content: "" })
      .catch((error: unknown) => error as TRPCClientError<AppRouter>);
    expect(refusal).toBeInstanceOf(TRPCClientError);
    expect((refusal as TRPCClientError<AppRouter>).data).toMatchObject({
      code: "BAD_REQUEST",
      httpStatus: 400,
      zodError: { fieldErrors: { title: ["Title can’t be empty."], content: ["Text can’t be empty."] } },
    });
  });

  const create = "/api/trpc/post.create";
  const valid = { title: "x", content: "x" };
  it.each<[string, number, string, Omit<RequestInit, "headers"> & { headers?: Record<string, string> }]>([
    ["no session", 401, create, json({ json: valid })],
    ["a forged cookie", 401, create, json({ json: valid }, { cookie: "better-auth.session_token=abc.def" })],
    ["invalid JSON", 400, create, json("{oops")],
    ["no body", 400, create, { method: "POST", headers: { "content-type": "application/json" } }],
    [
      "another content type",
      415,
      create,
      { method: "POST", headers: { "content-type": "text/plain" }, body: "x" },
    ],
    ["a mutation by GET", 405, `${create}?input=%7B%7D`, {}],
    ["an odd method", 405, "/api/trpc/post.all", { method: "DELETE" }],
    ["a server function", 404, "/_serverFn/", {}],
    [
      "an input made to be slow",
      400,
      `/api/trpc/post.byId?input=${encodeURIComponent('{"json":{"k":4000000000},"meta":{"values":{"k":[["typed-array","Uint8Array"]]}}}')}`,
      {},
    ],
    ["an unknown path of the API", 404, "/api/nothing", {}],
    ["an unknown procedure", 404, "/api/trpc/post.nothing", {}],
    ["input that is no JSON", 400, "/api/trpc/post.byId?input=%7Boops", {}],
    [
      "an id that is no UUID",
      400,
      `/api/trpc/post.byId?input=${encodeURIComponent('{"json":{"id":"1"}}')}`,
      {},
    ],
    ["a prototype's name", 404, "/api/trpc/__proto__.toString", {}],
    [
      "more calls in a batch than are served",
      400,
      `/api/trpc/${Array(20).fill("post.all").join(",")}?batch=1&input=%7B%7D`,
      {},
    ],
  ])("answers %s with %i", async (name, status, path, init) => {
    const withCookie =
      name === "no session" || name === "a forged cookie"
        ? init
        : { ...init, headers: { cookie: member.cookie, ...init.headers } };
    const before = await postCount();
    const answer = await send(path, withCookie);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(LEAKS);
    expect(await postCount()).toBe(before);
  });

  it("answers the good calls of a batch that has a bad one", async () => {
    const input = encodeURIComponent(JSON.stringify({ 1: { json: { id: "no" } } }));
    const answer = await send(`/api/trpc/post.all,post.byId?batch=1&input=${input}`);
    expect(answer.status).toBe(207);
    const [good, bad] = JSON.parse(answer.text) as {
      result?: unknown;
      error?: { json: { data: { code: string } } };
    }[];
    expect(good?.result).toBeDefined();
    expect(bad?.error?.json.data.code).toBe("BAD_REQUEST");
  });

  it("refuses a body far over the limit, announced or not", async () => {
    const huge = JSON.stringify({ json: { title: "x", content: "x".repeat(2_000_000) } });
    const headers = { "content-type": "application/json", cookie: member.cookie };
    const announced = () => json(huge, headers);
    const streamed = () => ({ method: "POST", headers, body: new Blob([huge]).stream(), duplex: "half" });
    // A client that still writes when the door is shut may lose the answer: it asks again.
    const refusal = (path: string, request: () => RequestInit) =>
      vi.waitFor(async () => (await send(path, request())).status, { timeout: 20_000 });
    expect(await refusal(create, announced)).toBe(413);
    expect(await refusal(create, streamed)).toBe(413);
    expect(await refusal("/api/auth/sign-in/email", streamed)).toBe(413);
  });
});

describe("requests from another site", () => {
  const body = { json: { title: "Forged", content: "x" } };
  it.each<Record<string, string>>([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
  ])("with %j change nothing", async (headers) => {
    const before = await postCount();
    for (const path of ["/api/trpc/post.create", "/api/auth/sign-out"]) {
      expect((await send(path, json(body, { cookie: member.cookie, ...headers }))).status).toBe(403);
    }
    expect(await postCount()).toBe(before);
    expect(await apiAs(member.cookie).auth.getSession.query()).not.toBeNull();
  });

  it("may read, and programs without an origin may write", async () => {
    expect(
      (await send("/api/trpc/post.all", { headers: { cookie: member.cookie, origin: "https://x.example" } }))
        .status,
    ).toBe(200);
    expect((await send("/api/trpc/post.create", json(body, { cookie: member.cookie }))).status).toBe(200);
  });
});

describe("accounts", () => {
  const attempt = (path: string, body: object) =>
    send(`/api/auth/${path}`, json(body, { "x-forwarded-for": randomAddress(), origin: base }));

  it("refuse an address twice, a wrong password, and sign in with the right one", async () => {
    const { email, password } = member;
    const again = await attempt("sign-up/email", { name: "Other", email, password });
    expect(again.status).toBe(422);
    expect(again.text).toContain("USER_ALREADY_EXISTS");
    expect((await attempt("sign-in/email", { email, password: "not the password" })).status).toBe(401);
    expect((await attempt("sign-in/email", { email, password })).status).toBe(200);
  });

  it.each([
    ["a short password", { name: "A", email: "short@example.com", password: "short" }],
    ["no name", { name: " ", email: "noname@example.com", password: "long enough now" }],
    ["NUL in a name", { name: "a\0b", email: "nul@example.com", password: "long enough now" }],
    ["an address that is none", { name: "A", email: "nobody", password: "long enough now" }],
    [
      "an address without end",
      { name: "A", email: `${"a".repeat(60)}@${"b.".repeat(150)}example`, password: "long enough now" },
    ],
    ["nothing", {}],
  ])("refuse %s", async (_, body) => {
    const answer = await attempt("sign-up/email", body);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(LEAKS);
  });

  it("give no role to those who ask for one", async () => {
    const email = `${randomUUID()}@example.com`;
    const answer = await attempt("sign-up/email", {
      name: "A",
      email,
      password: "long enough now",
      role: "administrator",
    });
    expect(answer.text).not.toContain('"role":"administrator"');
  });

  it("end a session for good when one signs out", async () => {
    const { cookie } = await signUp(base);
    expect((await send("/api/auth/sign-out", json({}, { cookie, origin: base }))).status).toBe(200);
    expect(await apiAs(cookie).auth.getSession.query()).toBeNull();
  });
});
