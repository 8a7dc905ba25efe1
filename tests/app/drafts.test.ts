import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { describe, expect, inject, it } from "vitest";

import type { Page } from "playwright-core";

import { apiOf, signUp } from "./client";
import { expectSound, visit, windowsOf } from "./pages";

const base = inject("serverUrl");
const { hasBrowser, openWindow } = await windowsOf(base);

const title = (page: Page) => page.getByLabel("Title");
const text = (page: Page) => page.getByRole("textbox", { name: "Text" });
const saved = (page: Page) => page.getByText(/^Saved \d/).waitFor();
const restored = (page: Page) => page.getByText(/^Restored from/).waitFor();

const patiently = { timeout: 15_000 };
const holds = (page: Page, words: string) =>
  expect.poll(() => text(page).inputValue(), patiently).toBe(words);
/** How the drafts begin that the server has. */
const stored = (api: ReturnType<typeof apiOf>) =>
  expect.poll(async () => (await api.draft.list.query({})).items.map(({ extract }) => extract), patiently);

/** A member in a window of their own, and their way to the API. */
async function newMember() {
  const { cookie } = await signUp(base, { name: "Ada" });
  return { cookie, page: await openWindow({ cookie }), api: apiOf(base, { cookie }) };
}

/** Begins a post and answers the address of its draft, once that is in the address bar. */
async function begin(page: Page, words: string): Promise<string> {
  await visit(page, "/posts/new");
  await title(page).fill("A beginning");
  await text(page).fill(words);
  await page.waitForURL(/\?draft=/);
  return page.url();
}

describe.skipIf(!hasBrowser)("a draft", () => {
  it("is there after a reload, and after the tab was closed", async () => {
    const { page, api } = await newMember();
    const address = await begin(page, "Half a sentence");
    await saved(page);
    await stored(api).toEqual(["Half a sentence"]);

    await page.reload();
    await holds(page, "Half a sentence");
    await restored(page);

    await text(page).fill("Half a sentence and a");
    const another = await page.context().newPage();
    await page.close({ runBeforeUnload: true });
    await visit(another, address);
    await holds(another, "Half a sentence and a");
  });

  it("is gone once it was discarded, which can be undone", async () => {
    const { page, api } = await newMember();
    await begin(page, "To be thrown away");
    await saved(page);
    await page.reload();
    await page.getByRole("button", { name: "Discard" }).click();
    await holds(page, "");
    await stored(api).toEqual([]);
    await page.getByRole("button", { name: "Bring it back" }).click();
    await holds(page, "To be thrown away");
    await stored(api).toEqual(["To be thrown away"]);
  });

  it("survives a crash, also of what no server has", async () => {
    const { page } = await newMember();
    const address = await begin(page, "Before");
    await saved(page);
    await page.route(/draft\.save/, (route) => route.abort());
    await text(page).fill("Before the crash");
    await page.getByText("Offline, kept on this device").waitFor();
    const another = await page.context().newPage();
    const devtools = await page.context().newCDPSession(page);
    devtools.send("Page.crash").catch(() => undefined);
    await page.waitForEvent("crash");
    await visit(another, address);
    await holds(another, "Before the crash");
    await restored(another);
  });

  it("goes to the server by itself when the network is back", async () => {
    const { page, api } = await newMember();
    await visit(page, "/posts/new");
    await page.context().setOffline(true);
    await title(page).fill("A beginning");
    await page.waitForURL(/\?draft=/);
    await text(page).fill("In the tunnel");
    await page.getByText("Offline, kept on this device").waitFor();
    await page.getByRole("button", { name: "Publish" }).waitFor();
    await page.context().setOffline(false);
    await saved(page);
    await stored(api).toEqual(["In the tunnel"]);
    expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain("posthouse-draft");
  });

  it("stays on the device when the session ends meanwhile, and is shown to no other member", async () => {
    const { page, cookie } = await newMember();
    const address = await begin(page, "Mine alone");
    await saved(page);
    const context = page.context();
    const own = await context.cookies();
    await context.clearCookies();
    await text(page).fill("Mine alone, still");
    await page.getByText("You are not signed in here any more.").waitFor();
    await page.getByRole("link", { name: "Sign in, in a new tab" }).waitFor();
    await page.close();

    const other = await signUp(base, { name: "Eve" });
    await context.addCookies(own.map((one) => ({ ...one, value: valueIn(other.cookie, one.name) })));
    const hers = await context.newPage();
    await visit(hers, address);
    expect(await text(hers).inputValue()).toBe("");

    await context.addCookies(own.map((one) => ({ ...one, value: valueIn(cookie, one.name) })));
    await visit(hers, address);
    await holds(hers, "Mine alone, still");
  });

  it("shows the second of two tabs both texts, and loses neither", async () => {
    const { page, api } = await newMember();
    const address = await begin(page, "Begun");
    await saved(page);
    const second = await page.context().newPage();
    await visit(second, address);
    await holds(second, "Begun");

    await text(page).fill("From the first");
    await stored(api).toEqual(["From the first"]);
    await text(second).fill("From the second");
    const panel = second.getByRole("region", { name: /changed in another tab/ });
    await panel.getByText("From the first").waitFor();
    await holds(second, "From the second");
    await expectSound(second);
    await second.getByRole("button", { name: "Take the other" }).click();
    await holds(second, "From the first");
    await second.getByRole("button", { name: "Bring it back" }).click();
    await holds(second, "From the second");
    await stored(api).toEqual(["From the second"]);

    await text(page).fill("From the first, once more");
    await page.getByRole("button", { name: "Keep mine" }).click();
    await stored(api).toEqual(["From the first, once more"]);
  });

  it("is published once, though the answer is lost", async () => {
    const { page, api } = await newMember();
    const name = `Once ${randomUUID()}`;
    await begin(page, "Text");
    await title(page).fill(name);
    await saved(page);
    let lost = false;
    await page.route(/post\.create/, async (route) => {
      if (lost) return route.continue();
      lost = true;
      await route.fetch();
      return route.abort();
    });
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("The server can’t be reached.").waitFor();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    const { items } = await api.post.list.query({ limit: 50 });
    expect(items.filter((post) => post.title === name).length).toBe(1);
    await stored(api).toEqual([]);
  });

  it("of a change shows what somebody else changed meanwhile", async () => {
    const { page, api } = await newMember();
    const post = await api.post.create.mutate({ title: "Shared", content: "As it was" });
    await visit(page, `/posts/${post.id}/edit`);
    await text(page).fill("As I want it");
    await api.post.update.mutate({ id: post.id, content: "As they want it" });
    await page.getByRole("button", { name: "Save changes" }).click();
    await page
      .getByRole("region", { name: /edited this meanwhile/ })
      .getByText("As they want it")
      .waitFor();
    await holds(page, "As I want it");
    await page.getByRole("button", { name: "Keep mine" }).click();
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("heading", { level: 1, name: "Shared" }).waitFor();
    expect((await api.post.byId.query({ id: post.id })).content).toBe("As I want it");
    await stored(api).toEqual([]);
  });

  it("is found on the page of drafts, gone on with, and deleted after one question", async () => {
    const { page, api } = await newMember();
    await visit(page, "/drafts");
    await page.getByText("No drafts yet.").waitFor();
    await expectSound(page);
    await begin(page, "Found again");
    await saved(page);
    const post = await api.post.create.mutate({ title: "Shared", content: "As it was" });
    const reply = { title: "", content: "I agree", tags: [], version: 0 };
    await api.draft.save.mutate({ ...reply, id: uuidv7(), target: `reply-to-post:${post.id}` });
    await api.draft.save.mutate({ ...reply, id: uuidv7(), target: `post:${uuidv7()}` });

    await expectSound(page, "/drafts");
    await page.getByText("Comment on “Shared”").waitFor();
    const continued = page.getByRole("link", { name: "Continue I agree" });
    expect(await continued.getAttribute("href")).toContain(`/posts/${post.id}`);
    await page.getByRole("button", { name: "Show the text" }).click();
    await page.getByRole("link", { name: "Continue A beginning" }).click();
    await holds(page, "Found again");

    await visit(page, "/posts/new");
    await page.getByRole("link", { name: "A beginning" }).click();
    await holds(page, "Found again");

    await visit(page, "/drafts");
    await page.getByRole("button", { name: "Delete A beginning" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete draft" }).click();
    await page.getByText("The draft is deleted.").waitFor();
    await stored(api).toEqual(["I agree", "I agree"]);
  });

  it("has pages of its kind", async () => {
    const { page, api } = await newMember();
    for (let count = 1; count <= 21; count += 1) {
      const id = uuidv7();
      const draft = { title: `Number ${count}`, content: "", tags: [], version: 0 };
      await api.draft.save.mutate({ ...draft, id, target: `new-post:${id}` });
    }
    await visit(page, "/drafts");
    await page.getByRole("link", { name: "Older drafts" }).click();
    await page.getByRole("link", { name: "Continue Number 1", exact: true }).waitFor();
    await page.getByRole("link", { name: "Newest drafts" }).click();
    await page.getByRole("link", { name: "Continue Number 21" }).waitFor();
  });
});

const valueIn = (header: string, name: string) =>
  header
    .split("; ")
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? "";
