import { describe, expect, it, vi } from "vitest";

import type { Locator, Page } from "playwright-core";

import { expectSound, isSignedIn, signIn, signUp, visit, windowsOf, write } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

const reaction = (page: Page) => page.getByRole("button", { name: /^React,/ });
const bookmark = (page: Page) => page.getByRole("button", { name: /^Bookmark/ });

const stands = (page: Page, name: string, pressed: boolean) =>
  page.getByRole("button", { name, exact: true, pressed }).waitFor();

/**
 * Presses a switch and waits until the server has answered: what is shown does not wait for it. Of an
 * answer in parts the browser sometimes never says that it is over.
 */
async function press(button: Locator) {
  const page = button.page();
  const answered = page.waitForResponse(/(reaction|bookmark)\.set/);
  await button.click();
  const response = await answered;
  await Promise.race([response.finished(), page.waitForTimeout(3000)]);
}

async function memberWithPost(title: string) {
  const page = await openWindow();
  const email = await signUp(page, "Ada");
  await write(page, title);
  return { page, email, address: page.url() };
}

/** Waits until a guest's page says this of the reactions to a post. */
const guestSees = (address: string, count: string) =>
  vi.waitFor(
    async () => {
      const html = await (await fetch(address)).text();
      expect(/aria-label="React, ([^;"]*)/.exec(html)?.[1]).toBe(count);
    },
    { timeout: 20_000, interval: 100 },
  );

describe.skipIf(!hasBrowser)("a reaction", () => {
  it("is given and taken back, by hand and by keyboard, and everybody sees the count", async () => {
    const { page, address } = await memberWithPost("To be liked");
    await reaction(page).click();
    await stands(page, "React, 1 reaction", true);
    await guestSees(address, "1 reaction");
    expect(await page.getByRole("status").allInnerTexts()).toContain("1 reaction, yours among them");
    await page.reload();
    await stands(page, "React, 1 reaction", true);

    await reaction(page).focus();
    await page.keyboard.press("Enter");
    await stands(page, "React, no reactions yet", false);
    await guestSees(address, "no reactions yet");
    await page.keyboard.press("Space");
    await stands(page, "React, 1 reaction", true);
  });

  it("ends as it was wished last, however quickly it is pressed", async () => {
    const { page, address } = await memberWithPost("Pressed twice");
    await reaction(page).dblclick();
    await stands(page, "React, no reactions yet", false);
    await guestSees(address, "no reactions yet");

    for (let i = 0; i < 7; i += 1) await reaction(page).click();
    await stands(page, "React, 1 reaction", true);
    await guestSees(address, "1 reaction");
    await page.reload();
    await stands(page, "React, 1 reaction", true);
  });

  it("sends one request at a time", async () => {
    const { page } = await memberWithPost("One after the other");
    let [underWay, most] = [0, 0];
    await page.route(/reaction\.set/, async (route) => {
      most = Math.max(most, (underWay += 1));
      await new Promise((resolve) => setTimeout(resolve, 300));
      underWay -= 1;
      await route.continue();
    });
    for (let i = 0; i < 5; i += 1) await reaction(page).click();
    await stands(page, "React, 1 reaction", true);
    expect(most).toBe(1);
  });

  it("is the same from two tabs", async () => {
    const { page, address } = await memberWithPost("Two tabs");
    const other = await page.context().newPage();
    await visit(other, address);
    await reaction(page).click();
    await stands(page, "React, 1 reaction", true);
    await reaction(other).click();
    await stands(other, "React, 1 reaction", true);
    await guestSees(address, "1 reaction");
  });

  it("turns back and says so where the server can't be reached", async () => {
    const { page } = await memberWithPost("Without a network");
    // What the page loads late is there.
    await page.getByLabel("Write a comment").waitFor();
    await page.context().setOffline(true);
    await reaction(page).click();
    await page
      .getByRole("alert")
      .getByText("Your reaction was not saved. The server can’t be reached.")
      .waitFor();
    await stands(page, "React, no reactions yet", false);
    await page.context().setOffline(false);
    await reaction(page).click();
    await stands(page, "React, 1 reaction", true);
    expect(await page.getByText("was not saved").count()).toBe(0);
  });

  it("leads a guest to sign in, and back", async () => {
    const { page, email, address } = await memberWithPost("For a guest");
    await page.context().clearCookies();
    await visit(page, address);
    expect(await bookmark(page).count()).toBe(0);
    await page.getByRole("link", { name: "React, no reactions yet; sign in first" }).click();
    await page.waitForURL(/sign-in/);
    await signIn(page, email);
    await page.waitForURL(address);
    await reaction(page).click();
    await stands(page, "React, 1 reaction", true);
  });

  it("is a number without scripts", async () => {
    const { page, address } = await memberWithPost("Without scripts");
    await press(reaction(page));
    const still = await openWindow({
      javaScriptEnabled: false,
      storageState: await page.context().storageState(),
    });
    await still.goto(address);
    await still.getByText("1 reaction", { exact: true }).waitFor();
    expect(await reaction(still).count()).toBe(0);
    expect(await bookmark(still).count()).toBe(0);
  });
});

describe.skipIf(!hasBrowser)("bookmarks", () => {
  it("begin with a page that says what they are for, and keep what was marked for oneself alone", async () => {
    const { page, address } = await memberWithPost("Worth keeping");
    await isSignedIn(page).click();
    await page.getByRole("link", { name: "Bookmarks" }).click();
    await page.getByRole("link", { name: "See the newest posts" }).waitFor();

    await visit(page, address);
    await press(bookmark(page));
    await stands(page, "Bookmark", true);
    await isSignedIn(page).click();
    await page.getByRole("link", { name: "Bookmarks" }).click();
    await page.getByRole("heading", { name: "Worth keeping" }).waitFor();

    await press(bookmark(page));
    await stands(page, "Bookmark “Worth keeping”", false);
    await press(bookmark(page));
    await stands(page, "Bookmark “Worth keeping”", true);
    await page.reload();
    await page.getByRole("heading", { name: "Worth keeping" }).waitFor();

    const other = await openWindow();
    await signUp(other, "Somebody else");
    await visit(other, address);
    await stands(other, "Bookmark", false);
    await visit(other, "/bookmarks");
    expect(await other.getByText("Worth keeping").count()).toBe(0);
  });

  it("forget what was taken off", async () => {
    const { page, address } = await memberWithPost("Not for long");
    await press(bookmark(page));
    await stands(page, "Bookmark", true);
    await visit(page, "/bookmarks");
    await press(bookmark(page));
    await stands(page, "Bookmark “Not for long”", false);
    await page.reload();
    await page.getByRole("link", { name: "See the newest posts" }).waitFor();
    await visit(page, address);
    await stands(page, "Bookmark", false);
  });

  it("are for members: a guest is sent to sign in", async () => {
    const page = await openWindow();
    await page.goto("/bookmarks");
    await page.waitForURL(/sign-in\?redirect=%2Fbookmarks/);
  });

  it(
    "pass axe in both themes and fit every width, with a word of the greatest length",
    { timeout: 180_000 },
    async () => {
      const { page, address } = await memberWithPost(`Donau${"dampfschifffahrts".repeat(12)}`);
      await press(reaction(page));
      await press(bookmark(page));
      await stands(page, "React, 1 reaction", true);
      await expectSound(page, address);
      await expectSound(page, "/bookmarks");
    },
  );
});
