import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { DRAFT_PUBLISHED } from "~/lib/api-error";
import { loseAnswer } from "./lost-answer";
import { givePassword, isSignedIn, PASSWORD, signUp, visit, write } from "./pages";
import { eventually, publishOf, saved, textOf, titleOf, valueOf, writingSite } from "./writing-site";

const { base, hasBrowser, openWindow, writer, apiAs, draftsOf, postsWith } = await writingSite();

describe.skipIf(!hasBrowser)("publishing", () => {
  it("happens once, though the answer was lost and it was asked for again", async () => {
    const { page, email, text } = await writer();
    await titleOf(page).fill("Once");
    await textOf(page).fill(text);
    const asked = await loseAnswer(page, "post.create");
    await publishOf(page).click();
    await page.getByText("The server can’t be reached.").waitFor();
    await publishOf(page).click();
    await page.getByRole("heading", { level: 1, name: "Once" }).waitFor();
    expect(asked()).toBe(2);
    expect(await postsWith(text)).toHaveLength(1);
    await eventually(() => draftsOf(email)).toEqual([]);
  });

  it("keeps what was changed between a try that arrived and the next", async () => {
    const { page, text } = await writer();
    await titleOf(page).fill("Twice");
    await textOf(page).fill(text);
    await loseAnswer(page, "post.create");
    await publishOf(page).click();
    await page.getByText("The server can’t be reached.").waitFor();
    await textOf(page).fill(`${text} and more`);
    await publishOf(page).click();
    await page.getByRole("heading", { level: 1, name: "Twice" }).waitFor();
    expect(await postsWith(text)).toHaveLength(0);
    expect(await postsWith(`${text} and more`)).toHaveLength(1);
  });

  it("keeps a tag that was added between a try that arrived and the next", async () => {
    const { page, text } = await writer();
    await titleOf(page).fill("Tagged late");
    await textOf(page).fill(text);
    await loseAnswer(page, "post.create");
    await publishOf(page).click();
    await page.getByText("The server can’t be reached.").waitFor();
    await page.getByLabel("Tags").fill("late");
    await page.getByLabel("Tags").press("Enter");
    await publishOf(page).click();
    await page.getByRole("heading", { level: 1, name: "Tagged late" }).waitFor();
    const [post] = await postsWith(text);
    expect((await (await apiAs(page)).post.byId.query({ id: String(post?.id) })).tags).toEqual(["late"]);
  });

  it("is no edit where a tag goes by another spelling", async () => {
    const { page, text } = await writer();
    await (await apiAs(page)).post.create.mutate({ title: "First", content: "Text", tags: ["résumé"] });
    await titleOf(page).fill("Spelt otherwise");
    await textOf(page).fill(text);
    await page.getByLabel("Tags").fill("Resume");
    await page.getByLabel("Tags").press("Enter");
    await publishOf(page).click();
    await page.getByRole("heading", { level: 1, name: "Spelt otherwise" }).waitFor();
    const [post] = await postsWith(text);
    const { tags, version } = await (await apiAs(page)).post.byId.query({ id: String(post?.id) });
    expect({ tags, version }).toEqual({ tags: ["résumé"], version: 1 });
  });

  it("takes no more words while it is on its way, which would be in no text", async () => {
    const { page, text } = await writer();
    await titleOf(page).fill("On its way");
    await textOf(page).fill(text);
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route("**/api/trpc/post.create**", async (route) => {
      await held;
      await route.abort();
    });
    await publishOf(page).click();
    await page.getByRole("button", { name: "Publishing…" }).waitFor();
    await textOf(page).press("x");
    await titleOf(page).press("x");
    await page.getByRole("button", { name: /^Bold/ }).click({ force: true });
    expect(await textOf(page).inputValue()).toBe(text);
    expect(await titleOf(page).inputValue()).toBe("On its way");
    go();
    await page.getByText("The server can’t be reached.").waitFor();
    await textOf(page).pressSequentially("x");
    await valueOf(textOf(page)).toBe(`${text}x`);
  });
});

describe.skipIf(!hasBrowser)("a save that is late", () => {
  /** Holds every save from now on until `let` is called. `refused` tells of each whether it came too late. */
  async function holdSaves(page: Page) {
    const refused: boolean[] = [];
    let go = () => {};
    const free = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.context().route("**/api/trpc/draft.save*", async (route) => {
      await free;
      const response = await route.fetch();
      refused.push((await response.text()).includes(DRAFT_PUBLISHED));
      await route.fulfill({ response }).catch(() => undefined);
    });
    return { refused, let: go };
  }

  it("makes no draft of a post that was published meanwhile", async () => {
    const { page, email, text } = await writer();
    const saves = await holdSaves(page);
    await titleOf(page).fill("Published first");
    const asked = page.waitForRequest("**/api/trpc/draft.save*");
    await textOf(page).fill(text);
    await asked;
    await publishOf(page).click();
    await page.getByRole("heading", { level: 1, name: "Published first" }).waitFor();
    saves.let();
    await eventually(() => saves.refused).toEqual([true]);
    expect(await draftsOf(email)).toEqual([]);
    expect(await postsWith(text)).toHaveLength(1);
  });

  it("makes no draft of a change that was saved meanwhile", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Ada");
    await write(page, "A lamp", "As published");
    await visit(page, `${page.url().split("/").slice(0, 5).join("/")}/edit`);
    const saves = await holdSaves(page);
    const asked = page.waitForRequest("**/api/trpc/draft.save*");
    await textOf(page).fill("As changed");
    await asked;
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("heading", { level: 1, name: "A lamp" }).waitFor();
    saves.let();
    await eventually(() => saves.refused).toEqual([true]);
    expect(await draftsOf(email)).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)("a tab that is still open", () => {
  it("publishes nothing under the account of who signed in since, and keeps the text", async () => {
    const { page, email, text } = await writer();
    await titleOf(page).fill("Whose is it");
    await textOf(page).fill(text);
    await saved(page);
    const other = await page.context().newPage();
    await page.context().clearCookies();
    await signUp(other, "Eve");
    await publishOf(page).click();
    await page.getByText("Someone else is signed in here by now, so this was not published.").waitFor();
    expect(await postsWith(text)).toEqual([]);
    expect(await textOf(page).inputValue()).toBe(text);

    await page.context().clearCookies();
    await givePassword(other, { email, password: PASSWORD });
    await isSignedIn(other).waitFor();
    await publishOf(page).click();
    await page.getByRole("heading", { level: 1, name: "Whose is it" }).waitFor();
    await page.locator("article").getByText("Ada", { exact: true }).waitFor();
    expect(await postsWith(text)).toHaveLength(1);
  });

  it("loses nothing of a comment that another tab published meanwhile", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await write(page, "To be discussed");
    const fieldOf = (tab: Page) => tab.getByRole("textbox", { name: "Write a comment" });
    await page.waitForLoadState("networkidle");
    await fieldOf(page).fill("First words");
    await saved(page);
    const other = await page.context().newPage();
    await visit(other, page.url());
    await valueOf(fieldOf(other)).toBe("First words");
    const send = (tab: Page) => tab.getByRole("button", { name: "Comment", exact: true }).click();
    await send(page);
    await page.getByText("Your comment is there.").waitFor();
    await fieldOf(other).fill("First words, and last ones");
    await send(other);
    await other.getByText("Your comment is there.").waitFor();
    await visit(page, page.url());
    const shown = page.locator("[data-comment] .prose-text");
    expect((await shown.allTextContents()).map((one) => one.trim())).toEqual(["First words, and last ones"]);
  });

  it("goes on with a change that another tab saved, as a draft of its own", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Ada");
    await write(page, "A lamp", "As published");
    await visit(page, `${page.url().split("/").slice(0, 5).join("/")}/edit`);
    await textOf(page).fill("Changed");
    await saved(page);
    const other = await page.context().newPage();
    await visit(other, page.url());
    await valueOf(textOf(other)).toBe("Changed");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("heading", { level: 1, name: "A lamp" }).waitFor();
    await eventually(() => draftsOf(email)).toEqual([]);
    await textOf(other).fill("Changed once more");
    await eventually(() => draftsOf(email)).toMatchObject([{ content: "Changed once more" }]);
    await other.getByRole("button", { name: "Save changes" }).click();
    await other.getByRole("heading", { name: "This was changed while you were writing" }).waitFor();
  });
});

describe.skipIf(!hasBrowser)("a change of a post", () => {
  async function editing() {
    const page = await openWindow();
    const email = await signUp(page, "Ada");
    await write(page, "A lamp", "As published");
    const [, id = ""] = /posts\/([^/]+)/.exec(page.url()) ?? [];
    await visit(page, `/posts/${id}/edit`);
    return { page, email, id };
  }

  it("that was made to an older version shows both texts", async () => {
    const { page, id, email } = await editing();
    await textOf(page).fill("Mine");
    await saved(page);
    await (await apiAs(page)).post.update.mutate({ id, content: "By someone else" });
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("heading", { name: "This was changed while you were writing" }).waitFor();
    await page.getByRole("group", { name: "What stands there now" }).getByText("By someone else").waitFor();
    await page.getByRole("button", { name: "Keep mine" }).click();
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("edited").waitFor();
    await page.getByText("Mine", { exact: true }).waitFor();
    await eventually(() => draftsOf(email)).toEqual([]);
  });

  it("that was begun from an older version says so when it is opened again", async () => {
    const { page, id, email } = await editing();
    await textOf(page).fill("Mine");
    await saved(page);
    await (await apiAs(page)).post.update.mutate({ id, content: "By someone else" });
    await page.reload();
    await page.getByRole("heading", { name: "This was changed while you were writing" }).waitFor();
    await valueOf(textOf(page)).toBe("Mine");
    await page.getByRole("button", { name: "Take the other" }).click();
    await valueOf(textOf(page)).toBe("By someone else");
    await eventually(() => draftsOf(email)).toEqual([]);
  });

  it("begins with what was changed, however one comes back to it", async () => {
    const { page, email } = await editing();
    await textOf(page).fill("First");
    await saved(page);
    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.waitForURL(`${base}/`);
    await page.goBack();
    await valueOf(textOf(page)).toBe("First");
    await textOf(page).fill("Second");
    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.waitForURL(`${base}/`);
    await eventually(() => draftsOf(email)).toMatchObject([{ content: "Second" }]);
    await page.goBack();
    await valueOf(textOf(page)).toBe("Second");
    expect(await page.getByText("This draft was changed elsewhere").count()).toBe(0);
  });
});
