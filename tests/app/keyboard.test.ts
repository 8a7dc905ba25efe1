import { randomUUID } from "node:crypto";
import { afterAll, expect, inject, it } from "vitest";

import type { Page } from "playwright-core";

import { launchBrowser } from "./browser";
import { randomAddress } from "./client";

const browser = await launchBrowser();
afterAll(() => browser?.close());

/** What a person would call the control that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const label = element?.labels?.[0]?.textContent;
    return (element?.getAttribute("aria-label") ?? label ?? element?.textContent ?? "").trim();
  });

/** Presses Tab until the control of this name has the focus, and sees that the focus can be seen. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).match(name)) {
      const style = await page.evaluate(() => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(
          document.activeElement ?? document.body,
        );
        return { outline: outlineStyle !== "none" && outlineWidth !== "0px", shadow: boxShadow !== "none" };
      });
      expect(style.outline || style.shadow, `the focus on ${String(name)} can be seen`).toBe(true);
      return;
    }
  }
  throw new Error(`Tab never came to ${String(name)}.`);
}

it.skipIf(!browser)("a member signs up, writes, edits, deletes and signs out by keyboard alone", async () => {
  if (!browser) return;
  const page = await browser.newPage({
    baseURL: inject("serverUrl"),
    extraHTTPHeaders: { "x-forwarded-for": randomAddress() },
  });
  page.setDefaultTimeout(10_000);
  const type = async (field: string, text: string) => {
    await tabTo(page, new RegExp(`^${field}$`));
    await page.keyboard.type(text);
  };

  // Loaded after the page, for those alone who may use it.
  const actions = page.getByRole("button", { name: "Actions for this post" });

  await page.goto("/");
  await page.waitForLoadState("networkidle");
  await tabTo(page, "Skip to the text");
  await tabTo(page, /^Sign up$/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-up");
  await page.waitForLoadState("networkidle");
  await type("Name", "Keys");
  await type("E-mail address", `${randomUUID()}@example.com`);
  await type("Password", "a long enough password");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Account of Keys" }).waitFor();

  await tabTo(page, /^Write$/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/posts/new");
  await type("Title", "By keys");
  await type("Text", "Without a mouse.");
  await tabTo(page, /^Publish$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "By keys" }).waitFor();

  await actions.waitFor();
  await tabTo(page, "Actions for this post");
  await page.keyboard.press("Enter");
  await tabTo(page, "Edit post");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/edit");
  await type("Title", "By keys alone");
  await tabTo(page, "Save changes");
  await page.keyboard.press("Enter");
  await page.getByText("edited").waitFor();

  await actions.waitFor();
  await tabTo(page, "Actions for this post");
  await page.keyboard.press("Enter");
  await tabTo(page, "Delete post");
  await page.keyboard.press("Enter");
  await page.getByRole("alertdialog").waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toBe("Actions for this post");
  await page.keyboard.press("Enter");
  await tabTo(page, "Delete post");
  await page.keyboard.press("Enter");
  await page.getByRole("alertdialog").waitFor();
  await tabTo(page, /^Delete post$/);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Newest posts" }).waitFor({ state: "attached" });

  await page.reload();
  await tabTo(page, "Account of Keys");
  await page.keyboard.press("Enter");
  await tabTo(page, "Sign out");
  await page.keyboard.press("Enter");
  await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Sign in" }).waitFor();
  await page.close();
});
