import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { apiOf, signUp } from "./client";
import { expectSound, visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

/** A word that only the posts of this run have: others fill the same site. */
const mark = `k${randomBytes(5).toString("hex").replace(/\d/g, "z")}`;
const POSTS = 12;
const titleOf = (number: number) => `${mark} ${String(number).padStart(2, "0")}`;

let cookie: string;
let handle: string;
let postId: string;

/** As a person knows it: the text of a link or button, or how a comment begins. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "nothing";
    return (element.querySelector(".prose-text") ?? element).textContent.trim() || element.id;
  });
const nowFocused = (page: Page) => expect.poll(() => focused(page));
const dialog = (page: Page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });

/** Until the script of the keys is there: a key that came before would wait for it. */
async function visitWithKeys(page: Page, path: string): Promise<void> {
  const loaded = page.waitForResponse(/\/on-key-/);
  await page.goto(path);
  await loaded;
  await page.waitForLoadState("networkidle");
}

beforeAll(async () => {
  ({ cookie } = await signUp(base, { name: "Keys" }));
  const api = apiOf(base, { cookie, origin: base });
  for (let number = 1; number <= POSTS; number += 1) {
    const { id } = await api.post.create.mutate({
      title: titleOf(number),
      content: "- ## [No title of a post](https://example.com/)",
      tags: [mark],
    });
    await api.bookmark.set.mutate({ postId: id, on: true });
    postId = id;
  }
  const said = await api.comment.create.mutate({ postId, content: "First said" });
  await api.comment.create.mutate({ postId, parentId: said.id, content: "Answered" });
  await api.comment.create.mutate({ postId, content: "Said last" });
  handle = (await api.auth.getSession.query())?.user.handle ?? "";
});

describe.skipIf(!hasBrowser)("the keys that work by themselves", () => {
  it("walk every list of posts, to the way on and back", async () => {
    const page = await openWindow({ cookie });
    for (const path of ["/", `/tags/${mark}`, `/@${handle}`, "/bookmarks"]) {
      await visitWithKeys(page, path);
      await page.keyboard.press("k");
      expect(await focused(page), path).toBe("nothing");
      await page.keyboard.press("j");
      await nowFocused(page).toBe(titleOf(POSTS));
      await page.keyboard.press("j");
      await nowFocused(page).toBe(titleOf(POSTS - 1));
      for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press("j");
      await nowFocused(page).toMatch(/^Older/);
      await page.keyboard.press("k");
      await page.keyboard.press("k");
      await nowFocused(page).toBe(titleOf(POSTS - 8));
    }
  });

  it("walk what a search found, and what a member said", async () => {
    const page = await openWindow();
    await visitWithKeys(page, `/search?q=${mark}`);
    await page.keyboard.press("j");
    await nowFocused(page).toContain(mark);
    for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press("j");
    await nowFocused(page).toBe("More results");
    await visit(page, `/@${handle}?show=comments`);
    await page.keyboard.press("j");
    await nowFocused(page).toBe(titleOf(POSTS));
  });

  it("begin at what is in sight", async () => {
    const page = await openWindow({ viewport: { width: 800, height: 400 } });
    await visitWithKeys(page, `/tags/${mark}`);
    const third = page.getByRole("link", { name: titleOf(POSTS - 2) });
    await third.evaluate((link) => window.scrollTo(0, link.getBoundingClientRect().top - 20));
    await page.keyboard.press("j");
    await nowFocused(page).toBe(titleOf(POSTS - 2));
  });

  it("come back to the title that was opened", async () => {
    const page = await openWindow();
    await visitWithKeys(page, `/tags/${mark}`);
    for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press("j");
    await nowFocused(page).toBe(titleOf(POSTS - 7));
    const scrolled = await page.evaluate(() => window.scrollY);
    expect(scrolled).toBeGreaterThan(0);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: titleOf(POSTS - 7) }).waitFor();
    await nowFocused(page).not.toBe(titleOf(POSTS - 7));
    await page.goBack();
    await nowFocused(page).toBe(titleOf(POSTS - 7));
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scrolled);
    await page.keyboard.press("j");
    await nowFocused(page).toBe(titleOf(POSTS - 8));
  });

  it("turn a page by its link, and begin with what is on the new one", async () => {
    const page = await openWindow();
    await visitWithKeys(page, `/tags/${mark}`);
    for (let presses = 0; presses < 11; presses += 1) await page.keyboard.press("j");
    await nowFocused(page).toBe("Older posts");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Newest posts" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.keyboard.press("j");
    await nowFocused(page).toBe(titleOf(POSTS - 10));
  });

  it("walk a discussion from anywhere, reply and fold at a comment", async () => {
    const page = await openWindow({ cookie });
    await visitWithKeys(page, `/posts/${postId}`);
    await page.keyboard.press("o");
    await page.keyboard.press("j");
    await nowFocused(page).toBe("First said");
    await page.keyboard.press("o");
    await page.getByRole("button", { name: "Show 1 reply" }).waitFor();
    await page.keyboard.press("j");
    await nowFocused(page).toBe("Said last");
    await page.keyboard.press("k");
    await page.keyboard.press("o");
    await page.keyboard.press("j");
    await nowFocused(page).toBe("Answered");
    await page.keyboard.press("r");
    const reply = page.getByRole("textbox", { name: "Reply to Keys" });
    await reply.waitFor();
    await expect.poll(() => reply.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type("/?njkro");
    expect(await reply.inputValue()).toBe("/?njkro");
    await reply.fill("");
  });

  it("lead to a new post, and a guest to sign in for it", async () => {
    const member = await openWindow({ cookie });
    await visit(member, "/");
    await member.keyboard.press("Control+n");
    await member.keyboard.press("n");
    await member.waitForURL("**/posts/new");
    await member.getByLabel("Title").waitFor();

    const guest = await openWindow();
    await visit(guest, "/");
    await guest.keyboard.press("n");
    await guest.waitForURL("**/sign-in?*");
    expect(new URL(guest.url()).searchParams.get("redirect")).toBe("/posts/new");
  });

  it("are not lost before their script is there, and are left alone with another key held", async () => {
    const page = await openWindow();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/on-key-/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`/tags/${mark}`);
    await page.waitForRequest(/\/on-key-/);
    for (const pressed of ["j", "Alt+j", "Control+j", "Shift+J", "j"]) await page.keyboard.press(pressed);
    expect(await focused(page)).toBe("nothing");
    release();
    await nowFocused(page).toBe(titleOf(POSTS - 1));
  });

  it("are shown by one of them and by a button, and do nothing meanwhile", async () => {
    const page = await openWindow();
    await visitWithKeys(page, `/tags/${mark}`);
    await page.keyboard.press("j");
    await page.keyboard.press("?");
    await dialog(page).waitFor();
    for (const key of ["/", "n", "?", "j", "k", "r", "o"])
      expect(await dialog(page).getByText(key, { exact: true }).count(), key).toBe(1);
    await page.waitForTimeout(300);
    await expectSound(page);
    await dialog(page).getByRole("button", { name: "Close" }).focus();
    await page.keyboard.press("j");
    await page.keyboard.press("n");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await nowFocused(page).toBe(titleOf(POSTS));
    expect(page.url()).toContain(`/tags/${mark}`);

    const button = page.getByRole("button", { name: "Keyboard shortcuts" });
    await button.press("Enter");
    await dialog(page).waitFor();
    await dialog(page).getByRole("button", { name: "Close" }).press("Enter");
    await dialog(page).waitFor({ state: "detached" });
    await nowFocused(page).toBe("Keyboard shortcuts");
  });

  it("are switched off in every tab, for guests too, and on again", async () => {
    const page = await openWindow();
    await visitWithKeys(page, `/posts/${postId}`);
    const other = await page.context().newPage();
    await visitWithKeys(other, `/posts/${postId}`);
    const hint = (where: Page) => where.getByText("go to the next comment and the previous");
    await hint(other).waitFor();

    await page.keyboard.press("?");
    const choice = page.getByRole("checkbox", { name: "Single-key shortcuts" });
    await choice.focus();
    await page.keyboard.press("Space");
    await page.getByText("They are off in this browser").waitFor();
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await hint(other).waitFor({ state: "detached" });
    for (const tab of [page, other]) {
      await tab.bringToFront();
      for (const key of ["j", "?", "/", "n"]) await tab.keyboard.press(key);
      expect(await tab.locator("[data-comment]:focus").count()).toBe(0);
    }
    await visitWithKeys(other, `/tags/${mark}`);
    await other.keyboard.press("j");
    expect(await focused(other)).toBe("nothing");

    await other.getByRole("button", { name: "Keyboard shortcuts" }).press("Enter");
    await other.getByRole("checkbox", { name: "Single-key shortcuts" }).check();
    await other.keyboard.press("Escape");
    await dialog(other).waitFor({ state: "detached" });
    await page.bringToFront();
    await hint(page).waitFor();
    await page.keyboard.press("j");
    await nowFocused(page).toBe("First said");
    expect(await dialog(page).count()).toBe(0);
    expect(page.url()).toContain(postId);
  });
});
