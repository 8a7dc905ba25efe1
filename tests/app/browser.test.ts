import { AxeBuilder } from "@axe-core/playwright";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, describe, expect, inject, it } from "vitest";

import type { BrowserContextOptions, Page } from "playwright-core";

import { launchBrowser } from "./browser";

const base = inject("serverUrl");
const browser = await launchBrowser();
const PASSWORD = "a long enough password";

/** What a browser complained of, on any page of the running test. */
let complaints: string[] = [];
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  const found = complaints;
  complaints = [];
  expect(found).toEqual([]);
});

afterAll(() => browser?.close());

/** A window of someone who was never here before. */
async function openWindow(options: BrowserContextOptions = {}): Promise<Page> {
  if (!browser) throw new Error("There is no browser.");
  const address = `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join(".")}`;
  const context = await browser.newContext({
    baseURL: base,
    extraHTTPHeaders: { "x-forwarded-for": address },
    ...options,
  });
  closing.push(() => context.close());
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (
      ["error", "warning"].includes(message.type()) &&
      !message.text().includes("Failed to load resource")
    ) {
      complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return page;
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
}

async function signUp(page: Page, name: string): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  await visit(page, "/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await isSignedIn(page).waitFor();
  return email;
}

async function write(page: Page, title: string, text = "The text of it."): Promise<void> {
  await visit(page, "/posts/new");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("textbox", { name: "Text" }).fill(text);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

const isSignedIn = (page: Page) => page.getByRole("button", { name: /^Account of/ });

describe.skipIf(!browser)("a member", () => {
  it("signs up, writes, reads, edits, deletes and signs out", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Ada");

    await page.getByRole("link", { name: "Write", exact: true }).click();
    await page.getByLabel("Title").fill("A lamp in the window");
    await page.getByRole("textbox", { name: "Text" }).fill("First line.\n\nSecond line.");
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("heading", { level: 1, name: "A lamp in the window" }).waitFor();
    expect(await page.title()).toBe("A lamp in the window · Posthouse");

    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.getByRole("link", { name: "A lamp in the window" }).click();
    await page.getByRole("button", { name: "Actions for this post" }).click();
    await page.getByRole("link", { name: "Edit post" }).click();
    await page.getByLabel("Title").fill("Two lamps in the window");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("heading", { level: 1, name: "Two lamps in the window" }).waitFor();
    expect(await page.getByText("edited").count()).toBe(1);

    await page.reload();
    await page.getByRole("button", { name: "Actions for this post" }).click();
    await page.getByRole("button", { name: "Delete post" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete post" }).click();
    await page.getByRole("heading", { level: 1, name: "Newest posts" }).waitFor({ state: "attached" });
    expect(await page.getByText("Two lamps in the window").count()).toBe(0);

    await isSignedIn(page).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Sign in" }).click();
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await isSignedIn(page).waitFor();
  });

  it("is not offered what belongs to another, and is refused it", async () => {
    const author = await openWindow();
    await signUp(author, "Author");
    await write(author, "Someone else's");
    const address = author.url();

    const page = await openWindow();
    await signUp(page, "Stranger");
    await visit(page, address);
    expect(await page.getByRole("button", { name: "Actions for this post" }).count()).toBe(0);
    await visit(page, `${address}/edit`);
    await page.getByRole("heading", { name: "This post is not yours to edit" }).waitFor();
  });

  it("comes back to where a guest was sent from", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Ada");
    await page.context().clearCookies();
    await visit(page, "/posts/new");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL(`${base}/posts/new`);
  });
});

describe.skipIf(!browser)("a form", () => {
  it("says what is wrong beside its field, and puts the focus there", async () => {
    const page = await openWindow();
    await visit(page, "/sign-up");
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByText("Name can't be empty.").waitFor();
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
    await page.getByText("The server can't be reached.").waitFor();
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

  it("asks before unsaved text is left behind", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await visit(page, "/");
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

describe.skipIf(!browser)("a reader", () => {
  it("needs no scripts: feed, pages of it, and posts", async () => {
    const author = await openWindow();
    await signUp(author, "Ada");
    for (let i = 0; i < 11; i += 1) await write(author, `Page filler ${i}`, "Some text.");

    const page = await openWindow({ javaScriptEnabled: false });
    await page.goto("/");
    expect(await page.getByRole("heading", { level: 2 }).count()).toBe(10);
    await page.getByRole("link", { name: "Older posts" }).click();
    await page.getByRole("heading", { level: 1, name: "Older posts" }).waitFor();
    await page.getByRole("link", { name: "Page filler 0" }).click();
    await page.getByRole("heading", { level: 1, name: "Page filler 0" }).waitFor();
    expect(await page.getByText("Some text.").isVisible()).toBe(true);
    expect(await page.locator(".needs-script").first().isVisible()).toBe(false);
  });

  it("finds a chosen theme again, before anything is painted", async () => {
    const page = await openWindow({ colorScheme: "light" });
    await visit(page, "/");
    await page.getByRole("radio", { name: "Dark" }).check();
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await ground();
    await page.addInitScript(() => {
      requestAnimationFrame(() => {
        document.documentElement.dataset.firstFrame = getComputedStyle(
          document.documentElement,
        ).backgroundColor;
      });
    });
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    expect(await ground()).toBe(dark);
    expect(await page.evaluate(() => document.documentElement.dataset.firstFrame)).toBe(dark);
    await expect.poll(() => page.getByRole("radio", { name: "Dark" }).isChecked()).toBe(true);
  });

  it("finds the focus on the new page after following a link", async () => {
    const page = await openWindow();
    await visit(page, "/");
    await page.getByRole("main").getByRole("listitem").first().getByRole("link").press("Enter");
    await page.waitForURL(/\/posts\//);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  it("goes back to the same place in the list", async () => {
    const page = await openWindow({ viewport: { width: 800, height: 400 } });
    await visit(page, "/");
    const last = page.getByRole("main").getByRole("listitem").last().getByRole("link");
    await last.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(100);
    await last.click();
    await page.waitForURL(/\/posts\//);
    await page.goBack();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
  });
});

describe.skipIf(!browser)("every page", () => {
  const guestPages = ["/", "/sign-in", "/sign-up", "/nothing/here"];

  async function memberPages(page: Page): Promise<string[]> {
    await signUp(page, "A name that goes on and on, nearly as long as a name may be");
    await write(page, `Donau${"dampfschifffahrts".repeat(12)}`, `https://example.com/${"path/".repeat(60)}`);
    const post = page.url().slice(base.length);
    return ["/", post, `${post}/edit`, "/posts/new", "/posts/none"];
  }

  async function check(page: Page, path: string): Promise<void> {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await visit(page, path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${colorScheme}: ${id} ${nodes[0]?.html}`)).toEqual(
        [],
      );
    }
    for (const width of [320, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      const overflow = await page.evaluate(() =>
        Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
      );
      expect(`${path} at ${width}: ${overflow}`).toBe(`${path} at ${width}: 0`);
    }
  }

  it("passes axe in both themes and fits every width, for a guest", async () => {
    const page = await openWindow();
    for (const path of guestPages) await check(page, path);
  });

  it("passes axe in both themes and fits every width, for a member", async () => {
    const page = await openWindow();
    for (const path of await memberPages(page)) await check(page, path);
  });

  it("passes axe with its menus and dialogs open", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await write(page, "To be looked at");
    const expectClean = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
    };
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
