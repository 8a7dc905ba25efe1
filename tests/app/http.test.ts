import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";

import { signUp, type Member } from "./client";
import { apiAs, ELSEWHERE, json, send, type Answer } from "./http";
import { siteUrl } from "./site-url";

const base = siteUrl();

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
