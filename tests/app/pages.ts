import { AxeBuilder } from "@axe-core/playwright";
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, expect } from "vitest";

import type { BrowserContextOptions, Page } from "playwright-core";

import { launchBrowser } from "./browser";
import { randomAddress } from "./client";

export const PASSWORD = "a long enough password";

interface WindowOptions extends BrowserContextOptions {
  /** Of the member who is signed in there. */
  cookie?: string;
}

/** What a browser says of its own when a test takes the network away. */
const OF_THE_NETWORK = /Failed to load resource|Failed to fetch dynamically imported module/;

/**
 * Windows of one browser for the tests of a file. They are closed after each test, which fails when
 * any page of them complained. `openWindow` opens one of someone who was never here before, or of a member.
 */
export async function windowsOf(base?: string) {
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

  const openWindow = async ({ cookie = "", ...options }: WindowOptions = {}): Promise<Page> => {
    if (!browser) throw new Error("There is no browser.");
    const context = await browser.newContext({
      ...(base && { baseURL: base }),
      extraHTTPHeaders: { "x-forwarded-for": randomAddress() },
      ...options,
    });
    closing.push(() => context.close());
    context.setDefaultTimeout(10_000);
    if (base) await context.addCookies(cookiesOf(cookie, base));
    context.on("page", (page) => {
      page.on("console", (message) => {
        const isComplaint = ["error", "warning"].includes(message.type());
        if (isComplaint && !OF_THE_NETWORK.test(message.text())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(error.message));
    });
    return context.newPage();
  };
  return { hasBrowser: browser !== undefined, openWindow };
}

const cookiesOf = (header: string, url: string) =>
  header
    .split("; ")
    .filter(Boolean)
    .map((cookie) => {
      const at = cookie.indexOf("=");
      return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url };
    });

/** Opens a page and waits until its scripts are there. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
}

/** What only a member's page has. */
export const isSignedIn = (page: Page) => page.getByRole("button", { name: /^Account of/ });

/** Sends what a form would, with the cookies of this window, which keeps those of the answer. */
async function send<Answer>(page: Page, path: string, data: unknown): Promise<Answer> {
  const { origin } = new URL((await page.request.get("/api/health/live")).url());
  const answer = await page.request.post(path, { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/**
 * Makes an account and signs it in in this window, which stays where it is: quicker than by the
 * form. Answers its address; the password is PASSWORD.
 */
export async function signUp(
  page: Page,
  name: string,
  email = `${randomUUID()}@example.com`,
): Promise<string> {
  await send(page, "/api/auth/sign-up/email", { name, email, password: PASSWORD });
  return email;
}

/** Fills in the sign-in form of the page that is open, and sends it. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Gives address and password on the sign-in page. */
export async function givePassword(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await visit(page, "/sign-in");
  await signIn(page, email, password);
}

/** Publishes a post of the member who is signed in in this window, and opens its page. */
export async function write(page: Page, title: string, content = "The text of it."): Promise<void> {
  const { result } = await send<{ result: { data: { json: { id: string } } } }>(
    page,
    "/api/trpc/post.create",
    { json: { title, content } },
  );
  await visit(page, `/posts/${result.data.json.id}`);
}

/** What axe finds wrong with the page as it is now, each with its first element. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Else axe opens a window of its own each time, to look into frames of other origins, which we have none of.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

/**
 * Sees that a page passes axe in both themes and scrolls sideways at no width: the one at `path`, or
 * the one that is open, as it stands.
 */
export async function expectSound(page: Page, path?: string): Promise<void> {
  if (path !== undefined) await visit(page, path);
  const { pathname } = new URL(page.url());
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours fade from one theme to the other; axe must not read them on the way.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
    const faults = await axeFaults(page);
    expect(faults.map((fault) => `${pathname} ${colorScheme}: ${fault}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
  const before = page.viewportSize();
  for (const width of [320, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(() =>
      Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
    );
    expect(`${pathname} at ${width}: ${overflow}`).toBe(`${pathname} at ${width}: 0`);
  }
  if (before) await page.setViewportSize(before);
}
