import { beforeAll, describe, expect, it } from "vitest";

import { act, box, chain, comment, focusedComment, member, newPost } from "./discussion";
import { axeFaults, expectSound, visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

describe.skipIf(!hasBrowser)("a thread", () => {
  let ada: Awaited<ReturnType<typeof member>>;
  beforeAll(async () => {
    ada = await member("Ada");
  });

  it("folds a branch by a button that says what it does, and by its line", async () => {
    const post = await newPost(ada.api);
    await chain(post.say, 3);
    const page = await openWindow();
    await visit(page, post.path);
    const button = page.getByRole("button", { name: "Collapse 2 replies" });
    expect(await button.getAttribute("aria-expanded")).toBe("true");
    await button.press("Enter");
    expect(await comment(page, "Said on level 2").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Show 2 replies" }).click();
    await comment(page, "Said on level 3").waitFor();
    await page.locator("li > div > button[aria-hidden]").first().click();
    expect(await comment(page, "Said on level 2").isVisible()).toBe(false);
  });

  it("is walked by keys, from the comment that was pressed", async () => {
    const post = await newPost(ada.api);
    const [top] = await chain(post.say, 2);
    await post.say("Another", undefined);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await page.locator(`#comment-${String(top)} .prose-text`).click();
    expect(await focusedComment(page)).toContain("level 1");
    await page.keyboard.press("j");
    await expect.poll(() => focusedComment(page)).toContain("level 2");
    await page.keyboard.press("j");
    expect(await focusedComment(page)).toContain("Another");
    await page.keyboard.press("k");
    await page.keyboard.press("k");
    expect(await focusedComment(page)).toContain("level 1");
    await page.keyboard.press("o");
    await page.keyboard.press("j");
    expect(await focusedComment(page)).toContain("Another");
    await page.keyboard.press("r");
    const reply = box(page, "Reply to Ada");
    await reply.waitFor();
    await expect.poll(() => reply.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type("jkro");
    expect(await reply.inputValue()).toBe("jkro");
    await reply.fill("");
  });

  it("has a permanent link for each comment, with what it answers", async () => {
    const post = await newPost(ada.api, "Where it was said");
    const ids = await chain(post.say, 6);
    const page = await openWindow();
    await visit(page, post.path);
    const time = comment(page, "Said on level 3").locator("time").first();
    await time.click();
    await expect.poll(() => page.url()).toContain(`#comment-${String(ids[2])}`);
    expect(await page.locator(":target").getAttribute("data-comment")).toBe(ids[2]);

    await visit(page, `${post.path}/comments/${String(ids[4])}`);
    await page.getByRole("heading", { level: 1, name: "Where it was said" }).waitFor();
    const shown = page.locator("#comments .prose-text");
    const texts = (await shown.allTextContents()).map((text) => text.trim());
    expect(texts).toEqual([2, 3, 4, 5, 6].map((level) => `Said on level ${level}`));
    await page.getByRole("link", { name: "Show the whole discussion" }).click();
    await page.getByText("Said on level 1").waitFor();
    expect((await page.request.get(`${base}${post.path}/comments/${post.id}`)).status()).toBe(404);
    expect((await page.request.get(`${base}${post.path}/comments/none`)).status()).toBe(404);
  });

  it("continues a deep thread on another page, and answers there what is answered on its last level", async () => {
    const post = await newPost(ada.api);
    await chain(post.say, 9);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    expect(await page.getByText("Said on level 9").count()).toBe(0);
    await page.getByRole("link", { name: "Continue this thread" }).click();
    await page.getByText("Said on level 9").waitFor();
    await page.goBack();
    await comment(page, "Said on level 8").getByRole("button", { name: "Reply to Ada" }).click();
    await box(page, "Reply to Ada").fill("Beyond the page");
    await page.getByRole("button", { name: "Reply", exact: true }).click();
    await page.waitForURL(/\/comments\//);
    await comment(page, "Beyond the page").waitFor();
  });

  it("goes on in place where it is long, and by plain links without scripts", async () => {
    const post = await newPost(ada.api);
    for (let i = 1; i <= 52; i += 1) await post.say(`Number ${i}.`);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await page.getByRole("heading", { name: "52 comments" }).waitFor();
    expect(await page.locator("[data-comment]").count()).toBe(50);
    await box(page, "Write a comment").fill("Ahead of the rest");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await expect.poll(() => focusedComment(page)).toContain("Ahead of the rest");
    await page.getByRole("button", { name: "Show more comments" }).click();
    await expect.poll(() => focusedComment(page)).toContain("Number 51.");
    expect(await page.locator("[data-comment]").count()).toBe(53);
    expect(await page.getByRole("button", { name: "Show more comments" }).count()).toBe(0);

    const reader = await openWindow({ javaScriptEnabled: false });
    await reader.goto(post.path);
    expect(await reader.locator("[data-comment]").count()).toBe(50);
    expect(await reader.getByRole("button", { name: /Collapse|Reply/ }).count()).toBe(0);
    await reader.getByRole("link", { name: "Show more comments" }).click();
    await reader.getByText("Number 52.").waitFor();
    expect(await reader.getByText("Number 50.").count()).toBe(0);
    await reader.getByRole("link", { name: "From the first comment" }).click();
    await reader.getByText("Number 50.").waitFor();
    await reader.getByRole("link", { name: "Sign in to comment" }).waitFor();
  });

  it("tells a member without scripts that writing needs them", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie, javaScriptEnabled: false });
    await page.goto(post.path);
    const words = page.locator("noscript p", {
      hasText: "Writing needs JavaScript. Reading works without it.",
    });
    await words.waitFor();
    expect(await page.getByRole("textbox", { name: "Write a comment" }).count()).toBe(0);
  });

  it("leads a guest to sign in, and back", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow();
    await visit(page, post.path);
    const link = page.getByRole("link", { name: "Sign in to write the first comment" });
    expect(decodeURIComponent((await link.getAttribute("href")) ?? "")).toMatch(
      new RegExp(`^/sign-in\\?redirect=${post.path}[^?]*#comments$`),
    );
  });

  it("says to a screen reader how deep a comment is, and what it answers", async () => {
    const post = await newPost(ada.api);
    await chain(post.say, 3);
    const page = await openWindow();
    await visit(page, post.path);
    expect(await page.getByRole("article", { name: /^Level 3, reply to Ada, by Ada/ }).count()).toBe(1);
    expect(await page.getByRole("article", { name: /^Comment by Ada/ }).count()).toBe(1);
  });

  it("passes axe in both themes and keeps a readable column where it is deep, at every width", async () => {
    const post = await newPost(ada.api);
    const ids = await chain(post.say, 9);
    await post.say(`https://example.com/${"path/".repeat(40)}`, ids[6]);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await page
      .getByRole("button", { name: /^Actions for/ })
      .first()
      .waitFor();
    await expectSound(page);
    await page.setViewportSize({ width: 320, height: 700 });
    const text = await comment(page, "Said on level 8").locator(".prose-text").boundingBox();
    expect(text?.width).toBeGreaterThanOrEqual(180);
    await page.setViewportSize({ width: 1280, height: 800 });
    await comment(page, "Said on level 8").getByRole("button", { name: "Reply to Ada" }).click();
    await box(page, "Reply to Ada").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await act(page, "Said on level 8", "Delete comment");
    await page.getByRole("alertdialog").waitFor();
    await page.waitForTimeout(300);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expectSound(page, `${post.path}/comments/${String(ids[7])}`);
  });
});
