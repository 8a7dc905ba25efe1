import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { isSignedIn, PASSWORD, signUp, visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

describe.skipIf(!hasBrowser)("a form", () => {
  it("says what is wrong beside its field, and puts the focus there", async () => {
    const page = await openWindow();
    await visit(page, "/sign-up");
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByText("Name can’t be empty.").waitFor();
    const name = page.getByLabel("Name");
    await expect.poll(() => name.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await name.getAttribute("aria-invalid")).toBe("true");
    expect(await name.evaluate((input) => input.getAttribute("aria-describedby") !== null)).toBe(true);
  });

  it("shows what only the server knows beside its field, and keeps what was typed", async () => {
    const first = await openWindow();
    const email = await signUp(first, "Ada");
    const page = await openWindow();
    await visit(page, "/sign-up");
    await page.getByLabel("Name").fill("Another");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByText("That address already has an account.").waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("Another");
  });

  it("submits once when clicked twice", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await visit(page, "/posts/new");
    const title = `Once ${randomUUID()}`;
    await page.getByLabel("Title").fill(title);
    await page.getByRole("textbox", { name: "Text" }).fill("Text");
    await page.getByRole("button", { name: "Publish" }).dblclick();
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await visit(page, "/");
    expect(await page.getByRole("link", { name: title }).count()).toBe(1);
  });

  it("keeps the text when the network is lost, says so, and sends it later", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await visit(page, "/posts/new");
    await page.getByLabel("Title").fill("Written on a train");
    await page.getByRole("textbox", { name: "Text" }).fill("In a tunnel.");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("The server can’t be reached.").waitFor();
    expect(await page.getByLabel("Title").inputValue()).toBe("Written on a train");
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("heading", { level: 1, name: "Written on a train" }).waitFor();
  });

  it("keeps what was typed before its scripts arrived", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await page.route("**/assets/*.js", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.goto("/posts/new", { waitUntil: "commit" });
    await page.getByLabel("Title").fill("Typed early");
    await page.waitForLoadState("networkidle");
    expect(await page.getByLabel("Title").inputValue()).toBe("Typed early");
    await page.getByRole("textbox", { name: "Text" }).fill("Text");
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("heading", { level: 1, name: "Typed early" }).waitFor();
  });

  /** A browser without room for drafts, and a server that takes none. */
  async function keepNothing(page: Page): Promise<void> {
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new Error("No room.");
      };
    });
    await page.route("**/api/trpc/draft.save*", (route) => route.abort());
  }

  it("asks before text that is kept nowhere is left behind", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await visit(page, "/");
    await keepNothing(page);
    await page.getByRole("link", { name: "Write", exact: true }).click();
    await page.getByLabel("Title").fill("Unfinished");

    for (const leave of [
      () => page.getByRole("link", { name: "Posthouse, home" }).click(),
      () => page.goBack(),
    ]) {
      await leave();
      await page.getByRole("button", { name: "Keep writing" }).click();
      expect(await page.getByLabel("Title").inputValue()).toBe("Unfinished");
    }
    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.getByRole("button", { name: "Discard text" }).click();
    await page.waitForURL(`${base}/`);
  });

  it("asks before signing out too, and stays signed in when the answer is to stay", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await visit(page, "/posts/new");
    await keepNothing(page);
    await page.getByLabel("Title").fill("Unfinished");
    await isSignedIn(page).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Keep writing" }).click();
    await page.getByRole("textbox", { name: "Text" }).fill("Finished after all");
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("heading", { level: 1, name: "Unfinished" }).waitFor();
  });

  it("keeps the text when the session has ended meanwhile", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await visit(page, "/posts/new");
    await page.getByLabel("Title").fill("Too late");
    await page.getByRole("textbox", { name: "Text" }).fill("Text");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Sign in to do this.").waitFor();
    expect(await page.getByLabel("Title").inputValue()).toBe("Too late");
  });
});
