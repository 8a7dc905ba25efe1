import { describe, expect, inject, it } from "vitest";

import type { Page } from "playwright-core";

import { axeFaults, expectSound, isSignedIn, signUp, windowsOf, write } from "./pages";

const base = inject("serverUrl");
const { hasBrowser, openWindow } = await windowsOf(base);

describe.skipIf(!hasBrowser)("every page", () => {
  const guestPages = ["/", "/sign-in", "/sign-up", "/nothing/here"];

  async function memberPages(page: Page): Promise<string[]> {
    await signUp(page, "A name that goes on and on, nearly as long as a name may be");
    await write(page, `Donau${"dampfschifffahrts".repeat(12)}`, `https://example.com/${"path/".repeat(60)}`);
    const post = page.url().slice(base.length);
    return ["/", post, `${post}/edit`, "/posts/new", "/posts/none"];
  }

  it("passes axe in both themes and fits every width, for a guest", async () => {
    const page = await openWindow();
    for (const path of guestPages) await expectSound(page, path);
  });

  it("passes axe in both themes and fits every width, for a member", async () => {
    const page = await openWindow();
    for (const path of await memberPages(page)) await expectSound(page, path);
  });

  it("passes axe with its menus and dialogs open", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await write(page, "To be looked at");
    const expectClean = async () => expect(await axeFaults(page)).toEqual([]);
    await isSignedIn(page).click();
    await expectClean();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Actions for this post" }).press("Enter");
    await expectClean();
    await page.getByRole("button", { name: "Delete post" }).press("Enter");
    await page.getByRole("alertdialog").waitFor();
    await page.waitForTimeout(300);
    await expectClean();
  });
});
