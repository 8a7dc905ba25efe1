import { randomUUID } from "node:crypto";
import { afterAll, expect, it, onTestFinished } from "vitest";

import type { Page } from "playwright-core";

import { launchBrowser } from "./browser";
import { apiOf, randomAddress, signUp } from "./client";
import { siteUrl } from "./site-url";

const browser = await launchBrowser();
afterAll(() => browser?.close());

/** What a person would call the control that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    const label = element?.labels?.[0]?.textContent;
    return (element?.getAttribute("aria-label") ?? label ?? element?.textContent ?? "").trim();
  });

/**
 * Sees that what has the focus is in sight and is marked: with an outline of its own or of the label
 * around it, or, where one writes, with a line below. The page itself is not, which has the focus after
 * a change of page, to be read from there.
 */
async function expectFocusSeen(page: Page): Promise<void> {
  const isSeen = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element.id === "main") return true;
      const { top, bottom } = element.getBoundingClientRect();
      const outlined = [element, element.closest("label")].some((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one ?? element);
        return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
      });
      const underlined =
        element.matches("input, textarea") &&
        [element, element.closest("div.border-b")].some(
          (one) => one && getComputedStyle(one).boxShadow !== "none",
        );
      return (outlined || underlined) && bottom > 0 && top < window.innerHeight;
    });
  const message = `The focus on ${await focused(page)} can be seen.`;
  await expect.poll(isSeen, { message }).toBe(true);
}

/** Presses Tab until the control of this name has the focus, and sees that the focus can be seen all the way. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 50; presses += 1) {
    await page.keyboard.press("Tab");
    await expectFocusSeen(page);
    passed.push(await focused(page));
    if (passed.at(-1)?.match(name)) return;
  }
  throw new Error(`Tab never came to ${String(name)}, but to ${passed.join(", ")}.`);
}

it.skipIf(!browser)("a member signs up, writes, edits, deletes and signs out by keyboard alone", async () => {
  if (!browser) return;
  const page = await browser.newPage({
    baseURL: siteUrl(),
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

/** A member's page, and a word that stands in the titles and tags of twelve posts of theirs alone. */
async function writerPage() {
  const base = siteUrl();
  const mark = `w${randomUUID().replace(/[\d-]/g, "")}`;
  const { cookie } = await signUp(base, { name: "Wren" });
  const api = apiOf(base, { cookie, origin: base });
  for (let number = 1; number <= 12; number += 1)
    await api.post.create.mutate({ title: `${mark} ${number}`, content: "Text", tags: [mark] });
  const page = await browser?.newPage({
    baseURL: base,
    extraHTTPHeaders: { "x-forwarded-for": randomAddress() },
  });
  if (!page) throw new Error("There is no browser.");
  onTestFinished(() => page.close());
  page.setDefaultTimeout(10_000);
  const [name = "", ...value] = cookie.split("; ")[0]?.split("=") ?? [];
  await page.context().addCookies([{ name, value: value.join("="), url: base }]);
  return { page, mark };
}

it.skipIf(!browser)(
  "a member writes with tags and preview, reacts, bookmarks, discusses, folds, turns a page, searches and filters",
  { timeout: 120_000 },
  async () => {
    const { page, mark } = await writerPage();
    const press = async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        await expectFocusSeen(page);
      }
    };
    const type = async (field: string | RegExp, text: string) => {
      await tabTo(page, field);
      await page.keyboard.type(text);
    };

    await page.goto("/");
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("n");
    await page.waitForURL("**/posts/new");
    await page.getByLabel("Title").waitFor();
    await page.waitForLoadState("networkidle");
    await type(/^Title$/, `${mark} by keys`);
    await tabTo(page, "Bold");
    await type(/^Text$/, "A lamp");
    await press("Control+Shift+E");
    await page.getByLabel("Preview").getByText("A lamp").waitFor();
    await press("Control+Shift+E");
    await type(/^Tags/, `${mark},lamp oil,oops,`);
    await page.getByRole("button", { name: "Remove oops" }).waitFor();
    await page.keyboard.press("Backspace");
    await page.getByRole("button", { name: "Remove oops" }).waitFor({ state: "detached" });
    await tabTo(page, /^Publish$/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: `${mark} by keys` }).waitFor();
    await page.waitForLoadState("networkidle");

    await tabTo(page, /^React, no reactions yet/);
    await press("Enter");
    await page.getByRole("button", { name: "React, 1 reaction", pressed: true }).waitFor();
    await tabTo(page, /^Bookmark$/);
    await press("Space");
    await page.getByRole("button", { name: "Bookmark", pressed: true }).waitFor();
    // It comes a moment after the post, and moves the page's end down.
    await page.getByRole("textbox", { name: "Write a comment" }).waitFor();
    await type(/^Write a comment$/, "Said by keys");
    await tabTo(page, /^Comment$/);
    await press("Enter");
    await page.getByRole("heading", { name: "1 comment", exact: true }).waitFor();
    await expect.poll(() => focused(page)).toContain("Said by keys");
    await press("r");
    await expect.poll(() => focused(page)).toMatch(/^Reply to Wren$/);
    await page.keyboard.type("Answered by keys");
    await tabTo(page, /^Reply$/);
    await press("Enter");
    await page.getByRole("heading", { name: "2 comments", exact: true }).waitFor();
    await expect.poll(() => focused(page)).toContain("Answered by keys");
    await press("k", "o");
    await tabTo(page, /^Show 1 reply$/);
    await press("Enter");
    await page.getByRole("button", { name: "Collapse 1 reply" }).waitFor();
    const spoken = await page.locator("#comments").ariaSnapshot();
    expect(spoken).toContain('heading "2 comments" [level=2]');
    expect(spoken).toMatch(/article "Comment by Wren/);
    expect(spoken).toMatch(/article "Level 2, reply to Wren, by Wren/);
    expect(spoken).toContain('button "Collapse 1 reply" [expanded]');

    await page.keyboard.press("Shift+Tab");
    await page.goto(`/tags/${mark}`);
    await page.waitForLoadState("networkidle");
    await press(...Array.from({ length: 10 }, () => "j"));
    await tabTo(page, /^Older posts$/);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Newest posts" }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
    await press("j");
    expect(await focused(page)).toBe(`${mark} 3`);

    await page.keyboard.press("/");
    await page.waitForURL("**/search");
    await expect.poll(() => focused(page)).toBe("Search posts and comments");
    await page.keyboard.type(mark);
    await page.keyboard.press("Enter");
    await page.getByText("More than 10 posts found").waitFor();
    await tabTo(page, "Only with a tag");
    await press("Enter");
    await type(/^Tag$/, "lamp-oil");
    await press("Enter");
    await page.getByText("1 post found").waitFor();
    await tabTo(page, /remove this filter/);
    await page.keyboard.press("Enter");
    await page.getByText("More than 10 posts found").waitFor();
    await press("j");
    expect(await focused(page)).toContain(mark);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1 }).filter({ hasText: mark }).waitFor();
  },
);
