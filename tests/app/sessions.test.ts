import { execFileSync } from "node:child_process";
import postgres from "postgres";
import { afterEach, describe, expect, it } from "vitest";

import { startPostgres } from "../postgres-server";
import { apiOf, signIn, signUp } from "./client";
import { axeFaults, visit, windowsOf } from "./pages";
import { startServer, type TestServer } from "./server";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});

const apiAs = (server: string, cookie: string) => apiOf(server, { cookie });

const isAlive = async (server: string, cookie: string) =>
  (await apiAs(server, cookie).auth.getSession.query()) !== null;

async function newServer(env: Record<string, string> = {}): Promise<TestServer> {
  const server = await startServer(env);
  ending.unshift(server.stop);
  return server;
}

describe.skipIf(!hasBrowser)("the page of sessions", () => {
  it("lists this browser first, and signs out another one, which is told so kindly", async () => {
    const member = await signUp(base);
    const firefox = await signIn(base, member, { "user-agent": FIREFOX });
    await signIn(base, member, { "user-agent": SAFARI });
    const here = await openWindow({ cookie: firefox });
    const there = await openWindow({ cookie: member.cookie });
    await visit(there, "/settings/sessions");

    await visit(here, "/settings/sessions");
    const items = here.getByRole("main").getByRole("list").last().getByRole("listitem");
    expect(await items.count()).toBe(3);
    expect(await items.nth(0).innerText()).toMatch(/Firefox on Linux · this browser[^]*with a password/);
    expect(await axeFaults(here)).toEqual([]);
    await here.getByRole("button", { name: "Sign out Safari on iOS" }).click();
    const status = here.getByText("Safari on iOS is signed out.");
    await status.waitFor();
    expect(await status.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await items.count()).toBe(2);

    await here.getByRole("button", { name: "Sign out An unknown device" }).click();
    await here.getByText("You are signed in nowhere else.").waitFor();
    // The other window still shows what it may no longer do.
    await there.getByRole("button", { name: "Sign out Firefox on Linux" }).click();
    await there.getByText("This browser was signed out meanwhile").waitFor();
    await there.getByRole("button", { name: "Sign in again" }).click();
    await there.getByLabel("E-mail address").fill(member.email);
    await there.getByLabel("Password").fill(member.password);
    await there.getByRole("button", { name: "Sign in" }).click();
    await there.getByRole("heading", { level: 1, name: "Sessions" }).waitFor();
    expect(await isAlive(base, firefox)).toBe(true);
  });

  it("signs out everywhere else once that is confirmed, and nobody else", async () => {
    const [member, stranger] = [await signUp(base), await signUp(base)];
    const others = [await signIn(base, member), await signIn(base, member)];
    const page = await openWindow({ cookie: member.cookie });
    await visit(page, "/settings/sessions");
    const button = page.getByRole("button", { name: "Sign out everywhere else" });
    await button.click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    expect(await Promise.all(others.map((cookie) => isAlive(base, cookie)))).toEqual([true, true]);

    await button.click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Sign out everywhere else" }).click();
    await page.getByText("2 other browsers are signed out.").waitFor();
    await page.getByText("You are signed in nowhere else.").waitFor();
    expect(await Promise.all(others.map((cookie) => isAlive(base, cookie)))).toEqual([false, false]);
    expect(await isAlive(base, member.cookie)).toBe(true);
    expect(await isAlive(base, stranger.cookie)).toBe(true);
  });

  it("sends who was signed out on the way there to sign in and back", async () => {
    const member = await signUp(base);
    const page = await openWindow({ cookie: member.cookie });
    await visit(page, "/settings");
    await apiAs(base, await signIn(base, member)).session.revokeOthers.mutate();
    await page.getByRole("main").getByRole("link", { name: "Sessions" }).click();
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor();
    expect(new URL(page.url()).searchParams.get("redirect")).toBe("/settings/sessions");
  });
});

describe("a session that was revoked", () => {
  it("is dead on every instance, also when the database's word was missed", async ({ annotate }) => {
    const server = await startPostgres();
    ending.push(server.stop);
    const env = { POSTGRES_URL: server.url, AUTH_SECRET: "x".repeat(32) };
    const [one, two] = [await newServer(env), await newServer(env)];
    const member = await signUp(one.url);
    const other = await signIn(two.url, member);
    for (const { url } of [one, two]) expect(await isAlive(url, member.cookie)).toBe(true);

    // On the instance that is asked at once, on the other one when the database says so.
    const { length, 0: first } = (await apiAs(two.url, other).session.list.query()).filter(
      ({ current }) => !current,
    );
    expect(length).toBe(1);
    await apiAs(two.url, other).session.revoke.mutate({ id: first?.id ?? "" });
    expect(await isAlive(two.url, member.cookie)).toBe(false);
    const asked = performance.now();
    await expect.poll(() => isAlive(one.url, member.cookie), { interval: 5, timeout: 60_000 }).toBe(false);
    await annotate(`dead on the other instance after ${Math.round(performance.now() - asked)} ms`);

    // The listeners' connections end, and what happens before they are back is told to nobody.
    for (const { url } of [one, two]) expect(await isAlive(url, other)).toBe(true);
    const outside = postgres(server.url, { max: 1 });
    ending.unshift(() => outside.end());
    await outside.begin(async (sql) => {
      await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE query ILIKE 'listen%' AND pid <> pg_backend_pid()`;
      await sql`DELETE FROM session`;
    });
    for (const { url } of [one, two])
      await expect.poll(() => isAlive(url, other), { timeout: 60_000 }).toBe(false);
  });

  it("is dead at once when it is deleted through the embedded database's socket", async () => {
    const server = await newServer();
    const member = await signUp(server.url);
    expect(await isAlive(server.url, member.cookie)).toBe(true);
    const address = execFileSync(process.execPath, ["--import", "tsx", "scripts/database.ts", "url"], {
      env: { ...process.env, DATA_DIR: server.dataDir, POSTGRES_URL: "" },
      encoding: "utf8",
    }).trim();
    const outside = postgres(address, { max: 1 });
    ending.unshift(() => outside.end());
    await outside`DELETE FROM session`;
    await expect.poll(() => isAlive(server.url, member.cookie)).toBe(false);
  });
});
