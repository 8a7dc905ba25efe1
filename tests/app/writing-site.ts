import { randomUUID } from "node:crypto";
import { expect } from "vitest";

import type { Locator, Page } from "playwright-core";

import { apiOf } from "./client";
import { ownSite } from "./own-site";
import { signUp, visit } from "./pages";

export const titleOf = (page: Page) => page.getByLabel("Title");
export const textOf = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });
export const publishOf = (page: Page) => page.getByRole("button", { name: "Publish" });

/** Polled for as long as a save may take on a busy machine, with the wait before it. */
export const eventually = <Value>(value: () => Value | Promise<Value>) =>
  expect.poll(value, { timeout: 40_000 });
export const valueOf = (field: Locator) => eventually(() => field.inputValue());

export const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/).waitFor();
export const keptHere = (page: Page) =>
  page
    .getByText(/kept on this device/i)
    .first()
    .waitFor();

/** A site for the tests of a file, on which members write, and a way to its database. */
export async function writingSite() {
  const { base, sql, hasBrowser, openWindow } = await ownSite();

  /** A member who writes: on a page of their own, with a text that nobody else has. */
  async function writer() {
    const page = await openWindow();
    const email = await signUp(page, "Ada");
    const text = `A text ${randomUUID()}`;
    await visit(page, "/posts/new");
    return { page, email, text };
  }

  /** The API as the member of this page has it. */
  async function apiAs(page: Page) {
    const cookies = await page.context().cookies();
    return apiOf(base, { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") });
  }

  const draftsOf = (email: string) => sql<{ content: string; version: number }[]>`
    SELECT content, version FROM draft JOIN "user" ON "user".id = user_id WHERE email = ${email}`;

  const postsWith = (content: string) => sql`SELECT id FROM post WHERE content = ${content}`;

  return { base, sql, hasBrowser, openWindow, writer, apiAs, draftsOf, postsWith };
}
