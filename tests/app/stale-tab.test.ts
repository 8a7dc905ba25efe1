import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { isSignedIn, signUp, visit, windowsOf, write } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

const reaction = (page: Page) => page.getByRole("button", { name: /^React,/ });
const bookmark = (page: Page) => page.getByRole("button", { name: /^Bookmark/ });

/** A page that Ada has open, while Grace signed in in another tab of the same browser. */
async function pageOfAda(title: string) {
  const page = await openWindow();
  await signUp(page, "Ada");
  await write(page, title);
  const other = await page.context().newPage();
  await page.context().clearCookies();
  await signUp(other, "Grace");
  return { page, other, address: page.url() };
}

const saysWhy = (page: Page, what: string) =>
  page
    .getByRole("alert")
    .getByText(`Your ${what} was not saved. Someone else is signed in here by now. Reload the page to go on.`)
    .waitFor();

describe.skipIf(!hasBrowser)("a page of a member, when another one signed in in another tab", () => {
  it("gives no reaction in the name of the other", async () => {
    const { page, other, address } = await pageOfAda("Whose reaction");
    await reaction(page).click();
    await saysWhy(page, "reaction");
    await page.getByRole("button", { name: "React, no reactions yet", pressed: false }).waitFor();
    await visit(other, address);
    expect(await reaction(other).getAttribute("aria-pressed")).toBe("false");

    await page.reload();
    expect(await isSignedIn(page).getAttribute("aria-label")).toContain("Grace");
    await reaction(page).click();
    await page.getByRole("button", { name: "React, 1 reaction", pressed: true }).waitFor();
  });

  it("sets no bookmark among those of the other", async () => {
    const { page, other } = await pageOfAda("Whose bookmark");
    await bookmark(page).click();
    await saysWhy(page, "bookmark");
    await page.getByRole("button", { name: "Bookmark", exact: true, pressed: false }).waitFor();
    await visit(other, "/bookmarks");
    await other.getByRole("link", { name: "See the newest posts" }).waitFor();
  });
});
