import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { apiOf, signUp as signUpOverHttp } from "./client";
import { signUp, visit, windowsOf, write } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

const linkTo = (page: Page, title: string) => page.getByRole("heading", { name: title }).getByRole("link");

describe.skipIf(!hasBrowser)("a post that was deleted", () => {
  it("is in no list that the page kept, however long the lists take to be asked again", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    const title = `Soon gone ${randomUUID()}`;
    await write(page, title);
    await page.getByRole("button", { name: "Bookmark", exact: true }).click();
    await page.getByRole("button", { name: "Bookmark", exact: true, pressed: true }).waitFor();
    await visit(page, "/bookmarks");
    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.waitForURL(`${base}/`);
    await linkTo(page, title).click();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();

    await page.route(/(post|bookmark)\.list/, () => undefined);
    await page.getByRole("button", { name: "Actions for this post" }).click();
    await page.getByRole("button", { name: "Delete post" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete post" }).click();
    await page.waitForURL(`${base}/`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await linkTo(page, title).count()).toBe(0);

    // Back leads over the same feed to the bookmarks, and not to the post.
    await page.goBack();
    await page.waitForURL(`${base}/`);
    expect(await linkTo(page, title).count()).toBe(0);
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Bookmarks" }).waitFor();
    expect(await linkTo(page, title).count()).toBe(0);
  });

  it("goes from the feed that led a reader to it", async () => {
    const { cookie } = await signUpOverHttp(base);
    const author = apiOf(base, { cookie }).post;
    const title = `Gone meanwhile ${randomUUID()}`;
    const { id } = await author.create.mutate({ title, content: "Text" });
    const page = await openWindow();
    await visit(page, "/");
    await author.delete.mutate(id);
    await linkTo(page, title).click();
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
    await page.goBack();
    await page.waitForURL(`${base}/`);
    await expect.poll(() => linkTo(page, title).count(), { timeout: 20_000 }).toBe(0);
  });
});
