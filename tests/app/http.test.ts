import { createHash, randomUUID } from "node:crypto";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import superjson from "superjson";
import { beforeAll, describe, expect, it } from "vitest";

import type { AppRouter } from "~/server/api/root";

import { randomAddress, signUp, type Member } from "./client";
import { siteUrl } from "./site-url";

const base = siteUrl();
const LEAKS = /select |insert into|drizzle|node_modules|at .*\.(js|ts):\d+|\/app\/server/i;

/** Wishes to go on to another site, or to run a script. */
const ELSEWHERE = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/.//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  "https://evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
];

interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

async function send(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(base + path, { redirect: "manual", ...init });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const json = (body: unknown, headers: Record<string, string> = {}) => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

const apiAs = (cookie?: string) =>
  createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({ url: `${base}/api/trpc`, transformer: superjson, headers: cookie ? { cookie } : {} }),
    ],
  });

const postCount = async () => (await apiAs().post.list.query({ limit: 50 })).items.length;

let member: Member;
beforeAll(async () => {
  member = await signUp(base);
});

describe("pages", () => {
  it("hold the posts in their HTML, newest first, for a client without scripts", async () => {
    const api = apiAs(member.cookie);
    await api.post.create.mutate({ title: "First of the two", content: "Earlier" });
    const { id, slug } = await api.post.create.mutate({
      title: "Second of the two",
      content: "Later & <b>bold</b>",
    });
    const feed = await send("/");
    expect(feed.status).toBe(200);
    expect(feed.text.indexOf("Second of the two")).toBeLessThan(feed.text.indexOf("First of the two"));
    const page = await send(`/posts/${id}/${slug}`);
    expect(page.text).toContain("<title>Second of the two · Posthouse</title>");
    expect(page.text).toContain('<meta name="description" content="Later &amp; &lt;b&gt;bold&lt;/b&gt;"');
    expect(page.text).not.toContain("<b>bold</b>");
  });

  it("are rendered signed in for a member", async () => {
    const page = await send("/", { headers: { cookie: member.cookie } });
    expect(page.text).toContain("Account of Grace");
    expect(page.text).not.toContain("Sign up");
  });

  it("never hold another person's address or a token", async () => {
    await apiAs(member.cookie).post.create.mutate({ title: "Mine", content: "Text" });
    const page = await send("/");
    expect(page.text).not.toContain(member.email);
    expect(page.text).not.toContain(decodeURIComponent(member.cookie.split("=")[1] ?? "?").split(".")[0]);
  });

  it.each([`/posts/${randomUUID()}`, "/posts/12", "/nothing/here", "/posts/12/edit%00"])(
    "answer 404 for %s",
    async (path) => {
      const page = await send(path, { headers: { cookie: member.cookie } });
      expect(page.status).toBe(404);
      expect(page.text).toContain("There is no such page");
    },
  );

  it("send guests from members' pages to sign in and back", async () => {
    const page = await send("/posts/new");
    expect(page.status).toBe(307);
    expect(page.headers.get("location")).toBe("/sign-in?redirect=%2Fposts%2Fnew");
  });

  it("send members from the guests' pages only to this site", async () => {
    for (const [wish, target] of [["/posts/new", "/posts/new"], ...ELSEWHERE.map((wish) => [wish, "/"])]) {
      for (const path of ["/sign-in", "/sign-up"]) {
        const page = await send(`${path}?redirect=${encodeURIComponent(wish ?? "")}`, {
          headers: { cookie: member.cookie },
        });
        expect([page.status, page.headers.get("location")]).toEqual([307, target]);
      }
    }
  });

  it.each(["//evil.example", "/..//evil.example"])("send nobody elsewhere for %s", async (path) => {
    for (const headers of [{}, { cookie: member.cookie }] as Record<string, string>[]) {
      const page = await send(path, { headers });
      expect(page.status).toBeLessThan(500);
      expect(page.headers.get("location") ?? "/").toMatch(/^(\/(?!\/)|http:\/\/localhost)/);
    }
  });

  it.each(["PUT", "DELETE", "POST"])("refuse %s", async (method) => {
    expect((await send("/", { method })).status).toBe(405);
  });

  it("end where there is nothing older", async () => {
    const page = await send("/?cursor=00000000-0000-7000-8000-000000000000");
    expect(page.status).toBe(200);
    expect(page.text).toContain("There are no older posts.");
  });

  it("fall back to the newest posts for a cursor that is none", async () => {
    const page = await send("/?cursor=%27;drop");
    expect([page.status, page.headers.get("location")]).toEqual([307, "/"]);
  });
});

describe("headers", () => {
  const policyOf = ({ headers }: Answer) => headers.get("content-security-policy") ?? "";
  const asMember = () => ({ headers: { cookie: member.cookie } });

  it("allow on a member's page only scripts that carry its own nonce", async () => {
    const [one, two] = [await send("/", asMember()), await send("/", asMember())];
    const nonce = /script-src 'self' 'nonce-([^']+)';/.exec(policyOf(one))?.[1] ?? "none";
    expect(policyOf(one)).toContain(nonce);
    expect(policyOf(two)).not.toContain(nonce);
    const scripts = one.text.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  });

  it("allow on a guest's page only the scripts that it holds, by their hashes", async () => {
    for (const path of ["/", "/sign-in", "/nothing/here"]) {
      const page = await send(path);
      const hashes = [...page.text.matchAll(/<script(?![^>]* src=)[^>]*>([^]*?)<\/script>/g)].map(
        ([, code = ""]) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`,
      );
      expect(hashes.length).toBeGreaterThan(0);
      for (const hash of hashes) expect(policyOf(page)).toContain(hash);
      expect(policyOf(page)).not.toMatch(/unsafe-inline'.*script|script-src[^;]*unsafe|nonce/);
    }
  });

  it("are the usual ones, on pages and the API alike", async () => {
    for (const path of ["/", "/api/trpc/post.all", "/api/auth/ok", "/nothing/here"]) {
      const { headers } = await send(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });

  it("compress pages, and let assets be kept for a year", async () => {
    for (const encoding of ["br", "gzip"]) {
      const page = await fetch(`${base}/`, { headers: { "accept-encoding": encoding } });
      expect(page.headers.get("content-encoding")).toBe(encoding);
      expect(await page.text()).toContain("</html>");
    }
    const script = /src="(\/assets\/[^"]+\.js)"/.exec((await send("/")).text)?.[1] ?? "";
    const asset = await fetch(base + script, { headers: { "accept-encoding": "br" } });
    expect(asset.headers.get("cache-control")).toBe("max-age=31536000, immutable");
    expect(asset.headers.get("content-encoding")).toBe("br");
    expect((await send("/assets/../../package.json")).status).toBe(404);
    expect((await send("/assets/..%2f..%2fpackage.json")).status).toBe(404);
  });
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
    const announced = await send(create, json(huge, { cookie: member.cookie }));
    expect(announced.status).toBe(413);
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(huge));
        controller.close();
      },
    });
    const init = {
      method: "POST",
      headers: { "content-type": "application/json", cookie: member.cookie },
      body: stream,
      duplex: "half",
    };
    expect((await send(create, init as RequestInit)).status).toBe(413);
    expect((await send("/api/auth/sign-in/email", { ...init, body: new Blob([huge]).stream() })).status).toBe(
      413,
    );
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

describe("ways away from the site", () => {
  it.each([
    "/api/auth/expo-authorization-proxy?authorizationURL=https%3A%2F%2Fevil.example%2F%3Fstate%3Dx",
    "/api/auth/verify-email?token=x&callbackURL=/.//evil.example",
    "/api/auth/verify-email?token=x&callbackURL=https://evil.example",
    "/api/auth/reset-password/abc?callbackURL=//evil.example",
  ])("are shut: %s", async (path) => {
    const answer = await send(path);
    expect(answer.status).toBe(403);
    expect(answer.headers.get("location")).toBeNull();
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it.each(ELSEWHERE)("are shut in a body too, in either form: %j", async (callbackURL) => {
    const body = { email: member.email, password: member.password, callbackURL };
    for (const init of [json(body), { method: "POST", body: new URLSearchParams(body) }]) {
      const answer = await send("/api/auth/sign-in/email", init);
      expect(answer.status).toBe(403);
      expect(answer.headers.get("location")).toBeNull();
      expect(answer.headers.get("set-cookie")).toBeNull();
    }
  });
});

describe("health", () => {
  it("tells that it lives and is ready", async () => {
    expect((await send("/api/health/live")).status).toBe(200);
    expect((await send("/api/health/ready")).status).toBe(200);
  });
});
