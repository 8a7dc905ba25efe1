import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { publish, signUp as signUpByHttp } from "./client";
import { letTimePass } from "./database";
import { ownSite } from "./own-site";
import { axeFaults, expectSound, isSignedIn, PASSWORD, signIn, signUp, visit, write } from "./pages";

const { base, sql, hasBrowser, openWindow } = await ownSite();

const handleOf = async (email: string) => {
  const [row] = await sql<{ handle: string }[]>`SELECT handle FROM "user" WHERE email = ${email}`;
  return row?.handle ?? "";
};

const exportAs = (cookie: string, init: RequestInit = {}) =>
  fetch(`${base}/api/account/export`, { ...init, headers: { cookie } });

async function submitDeletion(page: Page, email: string, choice?: "Keep" | "Delete"): Promise<void> {
  await visit(page, "/settings/data");
  if (choice) await page.getByLabel(new RegExp(`^${choice} my`)).check();
  await page.getByLabel(/^Your handle/).fill(await handleOf(email));
  await page.getByRole("button", { name: "Delete account" }).click();
}

describe.skipIf(!hasBrowser)("a member", () => {
  it("downloads everything as one archive", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Ada");
    await write(page, "A lamp in the window", "With its text.");
    await visit(page, "/settings/data");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download archive" }).click(),
    ]);
    const name = `posthouse-${await handleOf(email)}-${new Date().toISOString().slice(0, 10)}.zip`;
    expect(download.suggestedFilename()).toBe(name);
    await page
      .getByRole("status")
      .filter({ hasText: `Done: ${name}` })
      .waitFor();
    const files = unzipSync(await readFile(await download.path()));
    expect(strFromU8(files["account.json"] ?? new Uint8Array())).toContain(email);
    const [markdown = ""] = Object.keys(files).filter((file) => file.endsWith("a-lamp-in-the-window.md"));
    expect(strFromU8(files[markdown] ?? new Uint8Array())).toContain("With its text.");
  });

  it("is asked to confirm who they are before a download, long after signing in", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await letTimePass(sql);
    await visit(page, "/settings/data");
    await page.getByRole("button", { name: "Download archive" }).click();
    await page.getByLabel("Password").fill(PASSWORD);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Confirm" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.zip$/);
  });

  it("is told when the download breaks off, and keeps no half of it", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await visit(page, "/settings/data");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Download archive" }).click();
    await page.getByText("The download broke off").waitFor();
    await page.context().setOffline(false);
    await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download archive" }).click(),
    ]);
  });

  it("deletes the account and leaves the posts, and is told so", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Leaving");
    await write(page, "What stays behind");
    const post = page.url();
    await submitDeletion(page, email, "Keep");
    await page.waitForURL("**/goodbye");
    await page.getByText("Your 1 post stays, shown as by “deleted member”.").waitFor();
    await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Sign up" }).waitFor();
    await visit(page, post);
    expect(await page.context().cookies()).toEqual([]);
    await page.getByText("deleted member").waitFor();
    expect(await page.getByText("Leaving").count()).toBe(0);
  });

  it("deletes the account with its posts, after confirming who they are", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Leaving");
    await write(page, "What goes along");
    const post = page.url();
    await letTimePass(sql);
    await submitDeletion(page, email, "Delete");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByText("Your 1 post is deleted too.").waitFor();
    await visit(page, post);
    await page.getByText("There is no such page").waitFor();
  });

  it("can think better of it when asked who they are", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Staying");
    await letTimePass(sql);
    await submitDeletion(page, email);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Your account was not deleted.").waitFor();
    expect(await handleOf(email)).not.toBe("");
  });

  it("is told what is missing before anything is sent, and finds the focus there", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await write(page, "A post");
    await visit(page, "/settings/data");
    await page.getByRole("button", { name: "Delete account" }).click();
    await page.getByText("Choose what happens to what you wrote.").waitFor();
    await page.getByText(/^Type .* to confirm\./).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("radio");
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Delete account" }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("handle");
  });

  it("is signed out everywhere at once, can't sign in, and may sign up anew with the address", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Ada");
    const otherTab = await page.context().newPage();
    await visit(otherTab, "/settings/data");
    const otherBrowser = await openWindow();
    await visit(otherBrowser, "/sign-in");
    await signIn(otherBrowser, email);
    await isSignedIn(otherBrowser).waitFor();
    const handle = await handleOf(email);

    await submitDeletion(page, email);
    await page.getByText("Your account is deleted").waitFor();

    await otherTab.getByLabel(/^Your handle/).fill(handle);
    await otherTab.getByRole("button", { name: "Delete account" }).click();
    await otherTab.getByText("You are signed out: this account is deleted already").waitFor();
    await otherBrowser.reload();
    await otherBrowser.getByRole("link", { name: "Sign up" }).first().waitFor();

    await visit(page, "/sign-in");
    await signIn(page, email);
    await page.getByText("That address and password don’t belong together.").waitFor();
    await signUp(page, "Ada again", email);
  });

  it("who is the only administrator is told what to do first", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Head");
    await sql`UPDATE "user" SET role = 'administrator' WHERE email = ${email}`;
    await visit(page, "/settings/data");
    await page.getByText("Make another member an administrator first").waitFor();
    expect(await page.getByRole("button", { name: "Delete account" }).count()).toBe(0);
    await sql`UPDATE "user" SET role = 'member' WHERE email = ${email}`;
  });

  it("reads these pages in both themes, at every width", async () => {
    const page = await openWindow();
    await expectSound(page, "/goodbye");
    await signUp(page, "A name that goes on and on, nearly as long as a name may be");
    await write(page, "A post");
    await expectSound(page, "/settings/data");
  });
});

describe("/api/account/export", () => {
  it("is private, named, and whole", async () => {
    const { cookie, email } = await signUpByHttp(base);
    await publish(base, cookie, "A post");
    const response = await exportAs(cookie);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/zip");
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="posthouse-${await handleOf(email)}-${new Date().toISOString().slice(0, 10)}.zip"`,
    );
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const text = Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join("\n");
    const [token = "?"] = decodeURIComponent(cookie.split("=")[1] ?? "").split(".");
    expect(text).not.toContain(token);
    expect(text).toContain("A post");
  });

  it("refuses a guest, who signed in too long ago, and other methods, in words for a program", async () => {
    const { cookie } = await signUpByHttp(base);
    const guest = await fetch(`${base}/api/account/export`);
    expect([guest.status, await guest.json()]).toEqual([
      401,
      { code: "UNAUTHORIZED", message: "Sign in to do this." },
    ]);
    expect((await exportAs(cookie, { method: "POST" })).status).toBe(405);
    await letTimePass(sql);
    const stale = await exportAs(cookie);
    expect([stale.status, await stale.json()]).toEqual([
      403,
      { code: "SESSION_NOT_FRESH", message: "Sign in once more to do this." },
    ]);
  });

  it("writes one archive at a time for a member, and ends the work when the client goes away", async () => {
    const { cookie, email } = await signUpByHttp(base);
    // More than the buffers on the way hold, of text that can't be compressed.
    await sql`INSERT INTO post (id, title, content, author_id)
      SELECT gen_random_uuid(), 'Long ' || i, (SELECT string_agg(md5(random()::text || i || j), '') FROM generate_series(1, 1500) j),
        (SELECT id FROM "user" WHERE email = ${email}) FROM generate_series(1, 250) i`;
    const leaving = new AbortController();
    const first = await exportAs(cookie, { signal: leaving.signal });
    expect(first.status).toBe(200);
    const second = await exportAs(cookie);
    expect([second.status, ((await second.json()) as { code: string }).code]).toEqual([
      429,
      "TOO_MANY_REQUESTS",
    ]);
    leaving.abort();
    await expect
      .poll(
        async () => {
          const again = await exportAs(cookie);
          if (again.status !== 200) return again.status;
          const names = Object.keys(unzipSync(new Uint8Array(await again.arrayBuffer())));
          return names.filter((name) => name.startsWith("posts/")).length;
        },
        { timeout: 50_000 },
      )
      .toBe(250);
  });
});
