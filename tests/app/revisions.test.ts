import { randomUUID } from "node:crypto";
import { describe, expect, it, onTestFinished } from "vitest";

import type { Page } from "playwright-core";

import { apiOf, signUp as signUpOverHttp } from "./client";
import { openDatabaseOf } from "./database";
import { startServer } from "./server";
import { axeFaults, expectSound, signUp, visit, windowsOf, write } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

const LONG_WORD = `Donau${"dampfschifffahrts".repeat(12)}`;

async function edit(page: Page, address: string, { title, text }: { title: string; text: string }) {
  await visit(page, `${address}/edit`);
  await page.getByLabel("Title").fill(title);
  await page.getByRole("textbox", { name: "Text" }).fill(text);
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** A post of two versions, its author's window on its page, and its address without the readable end. */
async function editedPost() {
  const { cookie } = await signUpOverHttp(base, { name: "Ada" });
  const { post } = apiOf(base, { cookie, origin: base });
  const { id } = await post.create.mutate({
    title: "A candle",
    content: "A candle in the hall.\n\n  indented   code",
  });
  await post.update.mutate({
    id,
    title: "Two candles",
    content: `Two candles in the hall.\n\n    indented   code\n\n${LONG_WORD}`,
  });
  const page = await openWindow({ cookie });
  const address = `${base}/posts/${id}`;
  await visit(page, address);
  return { page, address };
}

const changes = (page: Page, tag: "ins" | "del") =>
  page.locator(`main ${tag}`).evaluateAll((all) =>
    all.map((element) => {
      const copy = element.cloneNode(true) as HTMLElement;
      for (const aside of copy.querySelectorAll(".sr-only")) aside.remove();
      return copy.textContent;
    }),
  );

describe.skipIf(!hasBrowser)("the history of a post", () => {
  it("is led to from the post, and shows word by word what changed", async () => {
    const { page } = await editedPost();
    await page.getByRole("link", { name: /^edited/ }).click();
    await page.getByRole("heading", { name: "Version 2, the present one" }).waitFor();
    // Beside the two words that explain the marks: title, words, indent.
    expect((await changes(page, "del")).slice(1)).toEqual(["A candle", "A candle", "␣␣"]);
    expect((await changes(page, "ins")).slice(1)).toEqual([
      "Two candles",
      "Two candles",
      "␣␣␣␣",
      `\n\n${LONG_WORD}`,
    ]);
    const spoken = await page.locator("main ins").nth(1).innerText();
    expect(spoken).toMatch(/^added:\s+Two candles\s+, end of what was added/);
    expect(await page.getByText("changed title and text").count()).toBe(1);
    expect(await page.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex");

    await page.getByRole("link", { name: "Version 1", exact: true }).click();
    await page.getByRole("heading", { name: "Version 1", exact: true }).waitFor();
    expect(await page.locator("main").innerText()).toContain("  indented   code");
    expect(await page.locator("main :is(ins, del)").count()).toBe(0);
    await page.goBack();
    await page.getByRole("heading", { name: "Version 2, the present one" }).waitFor();
  });

  it("has the newest version, though it was read just before the edit", async () => {
    const { page } = await editedPost();
    await page.getByRole("link", { name: /^edited/ }).click();
    await page.getByRole("heading", { name: "Version 2, the present one" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Actions for this post" }).click();
    await page.getByRole("link", { name: "Edit post" }).click();
    await page.getByRole("textbox", { name: "Text" }).fill("Three candles.");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.locator("main").getByText("Three candles.").waitFor();
    await page.getByRole("link", { name: /^edited/ }).click();
    await page.getByRole("heading", { name: "Version 3, the present one" }).waitFor();
  });

  it("restores what the author wants back, once asked", async () => {
    const { page, address } = await editedPost();
    await visit(page, `${address}/history`);
    expect(await page.getByRole("button", { name: "Restore this version" }).count()).toBe(0);
    await visit(page, `${address}/history?version=1`);
    await page.getByRole("button", { name: "Restore this version" }).press("Enter");
    await page.getByRole("alertdialog", { name: "Restore version 1?" }).waitFor();
    await page.waitForTimeout(300);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Restore this version" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
    await page.getByRole("heading", { level: 1, name: "A candle" }).waitFor();
    await page.getByRole("link", { name: /^edited/ }).click();
    await page.getByRole("heading", { name: "Version 3, the present one" }).waitFor();
  });

  it("does not write over what was changed meanwhile", async () => {
    const { page, address } = await editedPost();
    await visit(page, `${address}/history?version=1`);
    const other = await page.context().newPage();
    await edit(other, address, { title: "Three candles", text: "Written meanwhile." });
    await page.getByRole("button", { name: "Restore this version" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
    await page.getByRole("alertdialog").getByText("This was changed elsewhere").waitFor();
    await visit(other, address);
    await other.getByRole("heading", { level: 1, name: "Three candles" }).waitFor();
  });

  it("is everybody's to read, and a stranger's not to change", async () => {
    const { address } = await editedPost();
    const page = await openWindow();
    await signUp(page, "Stranger");
    await visit(page, `${address}/history?version=1`);
    await page.locator("main").getByText("A candle in the hall.").waitFor();
    expect(await page.getByRole("button", { name: "Restore this version" }).count()).toBe(0);
  });

  it("is read without scripts, version by version", async () => {
    const { address } = await editedPost();
    const page = await openWindow({ javaScriptEnabled: false });
    await page.goto(address);
    await page.getByRole("link", { name: /^edited/ }).click();
    await page.getByRole("heading", { name: "Version 2, the present one" }).waitFor();
    expect((await changes(page, "ins"))[1]).toBe("Two candles");
    await page.getByRole("link", { name: "Version 1", exact: true }).click();
    await page.getByRole("heading", { name: "Version 1", exact: true }).waitFor();
  });

  it("says of a post that was never edited that it was not", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await write(page, "As it was");
    expect(await page.getByRole("link", { name: /^edited/ }).count()).toBe(0);
    await visit(page, `${page.url().split("/").slice(0, 5).join("/")}/history`);
    await page.getByText("This post has not been edited.").waitFor();
  });

  it.each([
    "?version=9",
    "?version=9999999999",
    "?version=-1",
    "?version=1.5",
    "?comment=x",
    "?version=x",
    "?before=1",
  ])("answers a strange address: %s", async (search) => {
    const { page, address } = await editedPost();
    const response = await page.goto(`${address}/history${search}`);
    expect(response?.status()).toBe(search === "?before=1" ? 200 : 404);
  });

  it("is no page for a post that is none", async () => {
    for (const id of ["1", "01a20571-6208-7232-836b-c132c76458f6"]) {
      expect((await fetch(`${base}/posts/${id}/history`)).status).toBe(404);
    }
  });

  it(
    "passes axe in both themes and fits every width, with a word of the greatest length",
    { timeout: 180_000 },
    async () => {
      const { page, address } = await editedPost();
      await expectSound(page, `${address}/history`);
      await expectSound(page, `${address}/history?version=1`);
    },
  );
});

describe.skipIf(!hasBrowser)("the history of a comment", () => {
  /** A comment of two versions in its author's window, and the address of its page. */
  async function editedComment() {
    const page = await openWindow();
    await signUp(page, "Ada");
    await write(page, "To be discussed");
    const cookies = await page.context().cookies();
    const api = apiOf(base, { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") });
    const [, postId = ""] = /posts\/([^/]+)/.exec(page.url()) ?? [];
    const { id } = await api.comment.create.mutate({ postId, content: "A candle in the hall." });
    await api.comment.update.mutate({ id, content: "Two candles in the hall." });
    return { page, api, id, history: `/posts/${postId}/history?comment=${id}`, postId };
  }
  const restore = async (page: Page) => {
    await page.getByRole("button", { name: "Restore this version" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Restore" }).click();
  };

  it("is led to from the comment, and restores what its author wants back", async () => {
    const { page, postId, id, history } = await editedComment();
    await visit(page, `/posts/${postId}`);
    await page
      .locator("[data-comment]")
      .getByRole("link", { name: /^edited/ })
      .click();
    await page.getByRole("heading", { name: "Version 2, the present one" }).waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(history);
    expect(await page.getByRole("button", { name: "Restore this version" }).count()).toBe(0);
    await page.getByRole("link", { name: "Version 1", exact: true }).click();
    await page.getByRole("button", { name: "Restore this version" }).click();
    await page.getByRole("alertdialog").getByText("The comment says again what it said then.").waitFor();
    await page.keyboard.press("Escape");
    await expectSound(page);
    await restore(page);
    await page.waitForURL(`**/posts/${postId}/comments/${id}`);
    await page.locator("[data-comment]").getByText("A candle in the hall.").waitFor();
    await page.getByRole("link", { name: "To be discussed" }).click();
    await page.locator("[data-comment]").getByText("A candle in the hall.").waitFor();
  });

  it("does not write over what was changed meanwhile, nor offers it to a stranger", async () => {
    const { page, api, id, history } = await editedComment();
    await visit(page, `${history}&version=1`);
    await api.comment.update.mutate({ id, content: "Written meanwhile." });
    await restore(page);
    await page.getByRole("alertdialog").getByText("This was changed elsewhere").waitFor();
    expect((await api.comment.byId.query({ id })).content).toBe("Written meanwhile.");
    const stranger = await openWindow();
    await signUp(stranger, "Stranger");
    await visit(stranger, `${history}&version=1`);
    await stranger.locator("main").getByText("A candle in the hall.").waitFor();
    expect(await stranger.getByRole("button", { name: "Restore this version" }).count()).toBe(0);
  });
});

it("the history of a comment is beside that of its post, and of no other", { timeout: 180_000 }, async () => {
  const server = await startServer();
  onTestFinished(async () => {
    await server.stop();
  });
  const sql = await openDatabaseOf(server);
  const [postId, otherId, id] = [randomUUID(), randomUUID(), randomUUID()];
  await sql`insert into post (id, title, content) values (${postId}, 'Under it', 'Text'), (${otherId}, 'Other', 'Text')`;
  await sql`insert into comment (id, post_id, depth, path, content, version) values (${id}, ${postId}, 0, '000001', 'It says this.', 2)`;
  await sql`insert into revision (id, comment_id, version, content, written_at) values (${randomUUID()}, ${id}, 1, 'It said that.', now())`;
  await sql.end();
  const pageOf = (post: string, search = "") =>
    fetch(`${server.url}/posts/${post}/history?comment=${id}${search}`);
  const html = (await (await pageOf(postId)).text()).replace(/<!-- -->/g, "");
  expect(html).toMatch(/of <a [^>]*>a comment<\/a> on/);
  expect(html).toMatch(/<del[^>]*>.*?said that.*?<\/del><ins[^>]*>.*?says this/);
  expect(await (await pageOf(postId, "&version=1")).text()).toContain("It said that.");
  expect((await pageOf(otherId)).status).toBe(404);
});
