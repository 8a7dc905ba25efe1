import { AxeBuilder } from "@axe-core/playwright";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, expect } from "vitest";

import type { BrowserContextOptions, Page } from "playwright-core";

import { launchBrowser } from "./browser";
import { randomAddress } from "./client";

export const PASSWORD = "a long enough password";

/**
 * Windows of one browser for the tests of a file. They are closed after each test, which fails when
 * any page of them complained. `openWindow` opens one of someone who was never here before.
 */
export async function windowsOf(base: string) {
  const browser = await launchBrowser();
  let complaints: string[] = [];
  const closing: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
    const found = complaints;
    complaints = [];
    expect(found).toEqual([]);
  });
  afterAll(() => browser?.close());

  const openWindow = async (options: BrowserContextOptions = {}): Promise<Page> => {
    if (!browser) throw new Error("There is no browser.");
    const context = await browser.newContext({
      baseURL: base,
      extraHTTPHeaders: { "x-forwarded-for": randomAddress() },
      ...options,
    });
    closing.push(() => context.close());
    context.setDefaultTimeout(10_000);
    context.on("page", (page) => {
      page.on("console", (message) => {
        if (
          ["error", "warning"].includes(message.type()) &&
          !message.text().includes("Failed to load resource")
        ) {
          complaints.push(message.text());
        }
      });
      page.on("pageerror", (error) => complaints.push(error.message));
    });
    return context.newPage();
  };
  return { hasBrowser: browser !== undefined, openWindow };
}

/** Opens a page and waits until its scripts are there. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
}

/** What only a member's page has. */
export const isSignedIn = (page: Page) => page.getByRole("button", { name: /^Account of/ });

/** Makes an account as a person does. Answers its address; the password is PASSWORD. */
export async function signUp(
  page: Page,
  name: string,
  email = `${randomUUID()}@example.com`,
): Promise<string> {
  await visit(page, "/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await isSignedIn(page).waitFor();
  return email;
}

/** Fills in the sign-in form of the page that is open, and sends it. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Publishes a post as a person does, and ends on its page. */
export async function write(page: Page, title: string, text = "The text of it."): Promise<void> {
  await visit(page, "/posts/new");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("textbox", { name: "Text" }).fill(text);
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** What axe finds wrong with the page as it is now, each with its first element. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

/** Sees that a page passes axe in both themes, and scrolls sideways at no width. */
export async function expectSound(page: Page, path: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await visit(page, path);
    const faults = await axeFaults(page);
    expect(faults.map((fault) => `${path} ${colorScheme}: ${fault}`)).toEqual([]);
  }
  for (const width of [320, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(() =>
      Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
    );
    expect(`${path} at ${width}: ${overflow}`).toBe(`${path} at ${width}: 0`);
  }
}
