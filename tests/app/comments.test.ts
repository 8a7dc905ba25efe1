import { beforeAll, describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { apiOf, randomAddress, signUp } from "./client";
import { loseAnswer } from "./lost-answer";
import { axeFaults, expectSound, visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

const programOf = (cookie: string) =>
  apiOf(base, { cookie, origin: base, "x-forwarded-for": randomAddress() });

/** A member's browser and, for what is quicker without one, the same member as a program. */
async function member(name: string) {
  const { cookie } = await signUp(base, { name });
  return { api: programOf(cookie), cookie };
}

type Api = ReturnType<typeof programOf>;

async function newPost(api: Api, title = "A post to talk about") {
  const { id } = await api.post.create.mutate({ title, content: "Its text." });
  const say = async (content: string, parentId?: string) =>
    (await api.comment.create.mutate({ postId: id, parentId, content })).id;
  return { id, path: `/posts/${id}`, say };
}

/** Comments below each other, as deep as asked. */
async function chain(say: (content: string, parentId?: string) => Promise<string>, levels: number) {
  const ids: string[] = [];
  for (let level = 1; level <= levels; level += 1) ids.push(await say(`Said on level ${level}`, ids.at(-1)));
  return ids;
}

const comment = (page: Page, text: string) =>
  page.locator("[data-comment]").filter({ has: page.locator(".prose-text", { hasText: text }) });

/** The text of the comment that has the focus itself. */
const focusedComment = (page: Page) =>
  page.evaluate(() =>
    document.activeElement?.hasAttribute("data-comment")
      ? document.activeElement.querySelector(".prose-text")?.textContent
      : null,
  );

const box = (page: Page, label: string | RegExp) => page.getByRole("textbox", { name: label });

async function act(page: Page, text: string, action: string): Promise<void> {
  await comment(page, text)
    .getByRole("button", { name: /^Actions for/ })
    .click();
  await page.getByRole("button", { name: action }).click();
}

describe.skipIf(!hasBrowser)("a discussion", () => {
  let ada: Awaited<ReturnType<typeof member>>;
  beforeAll(async () => {
    ada = await member("Ada");
  });

  it("takes a comment, a reply, a change and a deletion, each seen at once and said aloud", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await page.getByRole("heading", { name: "No comments yet" }).waitFor();
    await box(page, "Write a comment").fill("First words");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await comment(page, "First words").waitFor();
    await page.getByRole("heading", { name: "1 comment", exact: true }).waitFor();
    await expect.poll(() => focusedComment(page)).toContain("First words");
    expect(await page.getByRole("status").filter({ hasText: "Your comment is there." }).count()).toBe(1);
    expect(await box(page, "Write a comment").inputValue()).toBe("");

    await comment(page, "First words").getByRole("button", { name: "Reply to Ada" }).click();
    const reply = box(page, "Reply to Ada");
    await expect.poll(() => reply.evaluate((field) => field === document.activeElement)).toBe(true);
    await reply.fill("An answer");
    await page.getByRole("button", { name: "Reply", exact: true }).click();
    await comment(page, "An answer").waitFor();
    await expect.poll(() => focusedComment(page)).toContain("An answer");
    expect(await page.locator("ol ol [data-comment]").count()).toBe(1);

    await act(page, "An answer", "Edit comment");
    await box(page, "Text of the comment").fill("A better answer");
    await page.getByRole("button", { name: "Save changes" }).click();
    await comment(page, "A better answer").getByText("edited").waitFor();

    await act(page, "First words", "Delete comment");
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete comment" }).click();
    await page.getByText("This comment was deleted").waitFor();
    await comment(page, "A better answer").waitFor();
    await act(page, "A better answer", "Delete comment");
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete comment" }).click();
    await page.getByRole("heading", { name: "No comments yet" }).waitFor();
    expect(await page.locator("[data-comment]").count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("thread-status");

    await page.reload();
    await page.getByRole("heading", { name: "No comments yet" }).waitFor();
  });

  it("gives the focus back where a reply is not written after all, and keeps its text", async () => {
    const post = await newPost(ada.api);
    await post.say("To be answered");
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    const open = page.getByRole("button", { name: "Reply to Ada" });
    await open.click();
    await box(page, "Reply to Ada").fill("Half a");
    await page.keyboard.press("Escape");
    await expect.poll(() => open.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await box(page, "Reply to Ada").count()).toBe(0);
    await page.keyboard.press("Enter");
    await expect.poll(() => box(page, "Reply to Ada").inputValue()).toBe("Half a");
    await box(page, "Reply to Ada").fill("");
  });

  it("stays where it is when a form can’t be loaded, and loads it once the network is back", async () => {
    const post = await newPost(ada.api);
    await post.say("To be answered");
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await page.route("**/assets/reply-form*", (route) => route.abort());
    await page.getByRole("button", { name: "Reply to Ada" }).click();
    await page.getByText("This could not be loaded.").waitFor();
    expect(await comment(page, "To be answered").count()).toBe(1);
    await page.unroute("**/assets/reply-form*");
    await page.getByRole("button", { name: "Try again" }).click();
    await box(page, "Reply to Ada").waitFor();
  });

  it("shows what was said since, when one comes back from another site", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await box(page, "Write a comment").fill("Said just before leaving");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await comment(page, "Said just before leaving").waitFor();
    await page.goto("about:blank");
    await page.goBack();
    await comment(page, "Said just before leaving").waitFor();
  });

  it("says what is wrong beside the field, and keeps the text without a network", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("Comment can’t be empty.").waitFor();
    const field = box(page, "Write a comment");
    await expect.poll(() => field.evaluate((area) => area === document.activeElement)).toBe(true);
    await field.fill("In a tunnel");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("The server can’t be reached.").waitFor();
    expect(await field.inputValue()).toBe("In a tunnel");
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await comment(page, "In a tunnel").waitFor();
  });

  it("stores once what is sent twice, and once what is sent again after a lost answer", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await box(page, "Write a comment").fill("Pressed twice");
    await page.getByRole("button", { name: "Comment", exact: true }).dblclick();
    await comment(page, "Pressed twice").waitFor();

    await loseAnswer(page, "comment.create");
    await box(page, "Write a comment").fill("Its answer was lost");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("The server can’t be reached.").waitFor();
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await comment(page, "Its answer was lost").waitFor();
    const { items } = await ada.api.comment.list.query({ postId: post.id });
    expect(items).toHaveLength(2);
  });

  it("keeps what was changed between a try that arrived and the next", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await loseAnswer(page, "comment.create");
    await box(page, "Write a comment").fill("Half of it");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("The server can’t be reached.").waitFor();
    await box(page, "Write a comment").fill("Half of it, and the other half");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await comment(page, "Half of it, and the other half").waitFor();
    const { items } = await ada.api.comment.list.query({ postId: post.id });
    expect(items.map(({ html }) => html).join()).toContain("and the other half");
    expect(items).toHaveLength(1);
  });

  it("takes no more words while they are on their way", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route("**/api/trpc/comment.create**", async (route) => {
      await held;
      await route.continue();
    });
    const field = box(page, "Write a comment");
    await field.fill("Sent");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByRole("button", { name: "Sending…" }).waitFor();
    await field.press("x");
    expect(await field.inputValue()).toBe("Sent");
    go();
    await comment(page, "Sent").waitFor();
    await field.fill("And another");
  });

  it("is not written in the name of another member who has signed in meanwhile", async () => {
    const post = await newPost(ada.api);
    const eve = await member("Eve");
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await box(page, "Write a comment").fill("Ada’s words");
    await page.context().clearCookies();
    await page.context().addCookies(
      eve.cookie.split("; ").map((pair) => {
        const at = pair.indexOf("=");
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: base };
      }),
    );
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("Someone else is signed in here by now").first().waitFor();
    expect((await ada.api.comment.list.query({ postId: post.id })).items).toEqual([]);
    expect(await box(page, "Write a comment").inputValue()).toBe("Ada’s words");
  });

  it("tells the second of two windows of the newer text, and loses neither", async () => {
    const post = await newPost(ada.api);
    const id = await post.say("As it was");
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await act(page, "As it was", "Edit comment");
    await box(page, "Text of the comment").fill("From this window");
    await ada.api.comment.update.mutate({ id, content: "From the other window" });
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("This was changed while you were writing").waitFor();
    expect(await page.getByLabel("What stands there now").textContent()).toContain("From the other window");
    expect(await box(page, "Text of the comment").inputValue()).toBe("From this window");
    await page.getByRole("button", { name: "Keep mine" }).click();
    await page.getByRole("button", { name: "Save changes" }).click();
    await comment(page, "From this window").waitFor();
  });

  it("refuses a reply to what was deleted meanwhile in clear words, and keeps the text", async () => {
    const post = await newPost(ada.api);
    const id = await post.say("Soon gone");
    await post.say("Holds its place", id);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await comment(page, "Soon gone").getByRole("button", { name: "Reply to Ada" }).first().click();
    await box(page, "Reply to Ada").fill("Too late");
    await ada.api.comment.delete.mutate({ id });
    await page.getByRole("button", { name: "Reply", exact: true }).click();
    await page.getByText("The comment you reply to was deleted.").waitFor();
    expect(await box(page, "Reply to Ada").inputValue()).toBe("Too late");
    await box(page, "Reply to Ada").fill("");
  });

  it("counts characters near the limit alone, and not aloud with every key", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    const form = page.locator("#new-comment");
    const said = form.getByRole("status").filter({ hasText: /characters|too long/ });
    const field = box(page, "Write a comment");
    await field.fill("x".repeat(9400));
    expect(await form.getByText(/characters/).count()).toBe(0);
    await field.fill("x".repeat(9600));
    await form.getByText("400 characters left", { exact: true }).waitFor();
    expect(await said.textContent()).toBe("At most 500 characters left.");
    await field.press("End");
    await field.press("y");
    await form.getByText("399 characters left", { exact: true }).waitFor();
    expect(await said.textContent()).toBe("At most 500 characters left.");
    await field.fill("🐎".repeat(10_001));
    await form.getByText("1 character too many", { exact: true }).waitFor();
    expect(await said.textContent()).toBe("The text is too long.");
    await field.fill("");
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
