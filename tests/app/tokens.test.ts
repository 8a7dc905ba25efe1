import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";

import { apiOf, signUp, type Member } from "./client";
import { axeFaults, visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const title = { json: { title: "From a program", content: "Text" } };

let member: Member;
let keys: { read: string; write: string };

const makeToken = (scope: "read" | "write", name = scope) =>
  apiOf(base, { cookie: member.cookie }).token.create.mutate({ name, scope, expiresInDays: 7 });

beforeAll(async () => {
  member = await signUp(base);
  keys = { read: (await makeToken("read")).key, write: (await makeToken("write")).key };
});

async function send(path: string, init: RequestInit) {
  const response = await fetch(base + path, { redirect: "manual", ...init });
  return { status: response.status, text: await response.text() };
}

const post = (path: string, headers: Record<string, string>, body: unknown = title) =>
  send(path, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("a token over HTTP", () => {
  it("reads and writes in its owner's name, as its scope allows", async () => {
    expect((await send("/api/trpc/auth.getSession", { headers: bearer(keys.read) })).text).toContain(
      member.email,
    );
    expect((await post("/api/trpc/post.create", bearer(keys.write))).status).toBe(200);
    const refused = await post("/api/trpc/post.create", bearer(keys.read));
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining("may only read")]);
  });

  it("does not open what belongs to the account itself", async () => {
    for (const [path, method] of [
      ["token.list", "GET"],
      ["token.create", "POST"],
      ["token.revoke", "POST"],
    ] as const) {
      const answer =
        method === "GET"
          ? await send(`/api/trpc/${path}`, { headers: bearer(keys.write) })
          : await post(`/api/trpc/${path}`, bearer(keys.write), { json: {} });
      expect([path, answer.status]).toEqual([path, 403]);
    }
  });

  it.each([
    ["of nobody", `ph_${"x".repeat(64)}`],
    ["that is none", "garbage"],
    ["that is empty", ""],
  ])("%s is refused by every procedure of a batch, public ones too", async (_, key) => {
    for (const headers of [bearer(key), { ...bearer(key), cookie: member.cookie }]) {
      const path = `/api/trpc/post.all,auth.getSession?batch=1&input=%7B%7D`;
      const { status, text } = await send(path, { headers });
      expect(status).toBe(401);
      expect(text.match(/"UNAUTHORIZED"/g)).toHaveLength(2);
      expect(text).not.toContain(member.email);
    }
  });

  it("is dead the moment it is revoked", async () => {
    const { id, key } = await makeToken("write", "write");
    expect((await send("/api/trpc/post.all", { headers: bearer(key) })).status).toBe(200);
    await apiOf(base, { cookie: member.cookie }).token.revoke.mutate({ id });
    expect((await send("/api/trpc/post.all", { headers: bearer(key) })).status).toBe(401);
  });

  it("opens neither a page nor any of Better Auth's endpoints", async () => {
    for (const key of [keys.write, "garbage"]) {
      for (const path of ["/", "/settings/tokens", "/api/auth/get-session", "/api/auth/list-accounts"]) {
        const { status, text } = await send(path, { headers: { ...bearer(key), cookie: member.cookie } });
        expect([path, status]).toEqual([path, 403]);
        expect(text).not.toContain(member.email);
      }
      const change = { newPassword: "another long password", currentPassword: member.password };
      expect((await post("/api/auth/change-password", bearer(key), change)).status).toBe(403);
    }
    const asKey = await send("/api/auth/get-session", { headers: { "x-api-key": keys.write } });
    expect([asKey.status, asKey.text]).toEqual([200, "null"]);
  });

  it.each(["create", "verify", "list", "get", "update", "delete", "delete-all-expired-api-keys"])(
    "has no other way to /api-key/%s",
    async (name) => {
      const path = `/api/auth/api-key/${name}`;
      const headers = { cookie: member.cookie, origin: base };
      expect((await post(path, headers, { key: keys.write, name: "x" })).status).toBe(404);
      expect((await send(path, { headers })).status).toBe(404);
    },
  );

  it("is nothing to a proxy's own password", async () => {
    const headers = { authorization: `Basic ${btoa("a:b")}`, cookie: member.cookie };
    expect((await send("/api/trpc/auth.getSession", { headers })).text).toContain(member.email);
    expect((await send("/", { headers })).text).toContain("Account of Grace");
  });
});

describe.skipIf(!hasBrowser)("the page of one's tokens", () => {
  async function open(width: number) {
    const owner = await signUp(base, { name: "Ada" });
    const page = await openWindow({ cookie: owner.cookie, viewport: { width, height: 800 } });
    await visit(page, "/settings/tokens");
    return { page, owner };
  }

  it("makes a token that works as the page says, shows it once, and revokes it", async () => {
    const { page } = await open(1280);
    await page.getByText("No program has a token of yours.").waitFor();
    await page.getByRole("button", { name: "Make token" }).click();
    await page.getByText("Name can’t be empty.").waitFor();
    await page.getByRole("textbox", { name: "Name" }).fill("Nightly build");
    await page.getByRole("radio", { name: "Read and write" }).check();
    await page.getByLabel("How long it lasts").selectOption("until you revoke it");
    await page.getByRole("button", { name: "Make token" }).click();

    const shown = page.getByRole("textbox", { name: "Nightly build" });
    const key = await shown.inputValue();
    expect(await shown.evaluate((field) => field === document.activeElement)).toBe(true);
    const line = await page.getByRole("region", { name: "Example" }).innerText();
    const { stdout } = await promisify(execFile)("sh", ["-c", line]);
    expect(stdout).toContain('"name":"Ada"');
    expect((await post("/api/trpc/post.create", bearer(key))).status).toBe(200);

    await page.getByRole("button", { name: "I have kept it" }).click();
    await page.reload();
    await page.waitForLoadState("networkidle");
    expect(await page.content()).not.toContain(key.slice(6));
    const item = page.getByRole("listitem").filter({ hasText: "Nightly build" });
    expect(await item.innerText()).toMatch(
      /Read and write · Lasts until you revoke it\s+Made now · Last used now/,
    );

    await page.getByRole("button", { name: "Revoke Nightly build" }).click();
    await page.getByRole("button", { name: "Revoke token" }).click();
    await page.getByText("“Nightly build” is revoked.").waitFor();
    await item.waitFor({ state: "detached" });
    expect((await send("/api/trpc/post.all", { headers: bearer(key) })).status).toBe(401);
  });

  it.each([320, 1280])("is accessible and as wide as its window at %i pixels", async (width) => {
    const { page, owner } = await open(width);
    const name = "A name without any place to break it that goes on until no more fits!";
    await apiOf(base, { cookie: owner.cookie }).token.create.mutate({
      name: name.slice(0, 64).replaceAll(" ", ""),
      scope: "read",
      expiresInDays: 365,
    });
    await page.reload();
    await page.getByRole("textbox", { name: "Name" }).fill("Reader");
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: "Make token" }).click();
    await page.getByRole("button", { name: "Copy token" }).waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await axeFaults(page)).toEqual([]);
  });
});
