import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";

import type { Locator, Page, Route } from "playwright-core";

import { apiOf } from "./client";
import { openDatabaseOf } from "./database";
import { expectSound, isSignedIn, signIn, signUp, visit, windowsOf, write } from "./pages";
import { startServer } from "./server";

const server = await startServer();
const base = server.url;
const sql = await openDatabaseOf(server);
const { hasBrowser, openWindow } = await windowsOf(base);

afterAll(async () => {
  await sql.end({ timeout: 1 });
  await server.stop();
});

const titleOf = (page: Page) => page.getByLabel("Title");
const textOf = (page: Page) => page.getByRole("textbox", { name: "Text", exact: true });
const publishOf = (page: Page) => page.getByRole("button", { name: "Publish" });
/** Polled for as long as a save may take on a busy machine, with the wait before it. */
const eventually = <Value>(value: () => Value | Promise<Value>) => expect.poll(value, { timeout: 40_000 });
const valueOf = (field: Locator) => eventually(() => field.inputValue());
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d$/).waitFor();
const keptHere = (page: Page) =>
  page
    .getByText(/kept on this device/i)
    .first()
    .waitFor();

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

const isSave = (route: Route) => route.request().url().includes("draft.save");

describe.skipIf(!hasBrowser)("what is being written", () => {
  it("is on the server soon, and there after a reload, which says so", async () => {
    const { page, email, text } = await writer();
    await titleOf(page).fill("Half a title");
    await textOf(page).fill(text);
    await page.getByLabel("Tags").fill("ink");
    await page.getByLabel("Tags").press("Enter");
    await saved(page);
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
    await page.waitForURL(/\?draft=/);
    await page.reload();
    await page.getByText(/^Restored from \d\d:\d\d\./).waitFor();
    await valueOf(textOf(page)).toBe(text);
    expect(await titleOf(page).inputValue()).toBe("Half a title");
    await page.getByRole("button", { name: "Remove ink" }).waitFor();
  });

  it("is discarded when that is wanted, and can be brought back", async () => {
    const { page, email, text } = await writer();
    await textOf(page).fill(text);
    await saved(page);
    await page.reload();
    await page.getByRole("button", { name: "Discard it" }).click();
    await valueOf(textOf(page)).toBe("");
    await eventually(() => draftsOf(email)).toEqual([]);
    await page.getByRole("button", { name: "Bring it back" }).click();
    await valueOf(textOf(page)).toBe(text);
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
  });

  it("is found again after the tab was closed right after the last key", async () => {
    const { page, email, text } = await writer();
    await textOf(page).fill(text);
    await page.close({ runBeforeUnload: true });
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
    const again = await page.context().newPage();
    await visit(again, "/posts/new");
    await again.getByText("Unfinished:").getByRole("link").first().click();
    await valueOf(textOf(again)).toBe(text);
  });

  it("is there after the tab crashed, to the last key", async () => {
    const { page, text } = await writer();
    // Nothing gets through: what comes back was kept on the device alone.
    await page.context().route("**/api/trpc/draft.save*", (route) => route.abort());
    await textOf(page).fill(text);
    await keptHere(page);
    await textOf(page).pressSequentially(" and more");
    const address = page.url();
    const devtools = await page.context().newCDPSession(page);
    const crashed = new Promise((resolve) => page.once("crash", resolve));
    void devtools.send("Page.crash").catch(() => undefined);
    await crashed;
    const again = await page.context().newPage();
    await visit(again, address);
    await again.getByText(/^Restored from/).waitFor();
    await valueOf(textOf(again)).toBe(`${text} and more`);
  });

  it("is kept on the device without a network, and goes to the server by itself when it is back", async () => {
    const { page, email, text } = await writer();
    await page.context().setOffline(true);
    await textOf(page).fill(text);
    await page.getByText("Offline, kept on this device", { exact: true }).waitFor();
    expect(await draftsOf(email)).toEqual([]);
    await page.context().setOffline(false);
    await saved(page);
    expect(await draftsOf(email)).toMatchObject([{ content: text }]);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft"))),
    ).toEqual([]);
  });

  it("is kept when the session ended elsewhere, and saved once the member has signed in again", async () => {
    const { page, email, text } = await writer();
    await textOf(page).fill("Before");
    await saved(page);
    await page.context().clearCookies();
    await textOf(page).fill(text);
    await page.getByText("You are signed out. Kept on this device.").waitFor();
    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: /^Sign in \(opens/ }).click(),
    ]);
    await tab.waitForLoadState("networkidle");
    await signIn(tab, email);
    await isSignedIn(tab).waitFor();
    await page.bringToFront();
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
    expect(await textOf(page).inputValue()).toBe(text);
  });

  it("is there after signing in again, when the tab was closed meanwhile", async () => {
    const { page, email, text } = await writer();
    await textOf(page).fill("Before");
    await saved(page);
    const address = page.url();
    await page.context().clearCookies();
    await textOf(page).fill(text);
    await page.getByText("You are signed out. Kept on this device.").waitFor();
    await visit(page, address);
    await signIn(page, email);
    await page.getByText(/^Restored from/).waitFor();
    await valueOf(textOf(page)).toBe(text);
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
  });

  it("shows nothing to the next member in the same browser, and is not saved as theirs", async () => {
    const { page, email, text } = await writer();
    await textOf(page).fill("Before");
    await saved(page);
    const address = page.url();
    const other = await page.context().newPage();
    await page.context().clearCookies();
    const second = await signUp(other, "Eve");
    await textOf(page).fill(text);
    await page.getByText("You are signed out. Kept on this device.").waitFor();
    for (const path of ["/posts/new", address, "/drafts"]) {
      await visit(other, path);
      expect(await other.content()).not.toContain(text);
      expect(await other.content()).not.toContain("Before");
    }
    await visit(other, address);
    expect(await textOf(other).inputValue()).toBe("");
    expect(await draftsOf(second)).toEqual([]);
    expect(await draftsOf(email)).toMatchObject([{ content: "Before" }]);
  });

  it("asks before it is left behind only where it is kept nowhere", async () => {
    const { page, text } = await writer();
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new Error("No room.");
      };
    });
    await page.route("**/api/trpc/draft.save*", (route) => route.abort());
    await textOf(page).fill(text);
    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.getByRole("button", { name: "Keep writing" }).click();
    expect(await textOf(page).inputValue()).toBe(text);
    await page.unroute("**/api/trpc/draft.save*");
    await textOf(page).pressSequentially(".");
    await saved(page);
    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.waitForURL(`${base}/`);
  });
});

describe.skipIf(!hasBrowser)("two tabs on one draft", () => {
  async function twoTabs() {
    const { page, email } = await writer();
    await textOf(page).fill("Common");
    await saved(page);
    const other = await page.context().newPage();
    await visit(other, page.url());
    await valueOf(textOf(other)).toBe("Common");
    await textOf(other).fill("From the second tab");
    await eventually(() => draftsOf(email)).toMatchObject([{ content: "From the second tab" }]);
    await textOf(page).fill("From the first tab");
    await page.getByRole("heading", { name: "This draft was changed elsewhere" }).waitFor();
    return { page, other, email };
  }

  it("shows both texts to the one that came too late, and keeps its own when that is wanted", async () => {
    const { page, email } = await twoTabs();
    await page
      .getByRole("group", { name: "What stands there now" })
      .getByText("From the second tab")
      .waitFor();
    await page.getByRole("group", { name: "Yours" }).getByText("From the first tab").waitFor();
    expect(await draftsOf(email)).toMatchObject([{ content: "From the second tab" }]);
    await expectSound(page);
    // Chosen or not: neither is lost with the tab.
    await page.reload();
    await page
      .getByRole("group", { name: "What stands there now" })
      .getByText("From the second tab")
      .waitFor();
    await valueOf(textOf(page)).toBe("From the first tab");
    await page.getByRole("button", { name: "Keep mine" }).click();
    await eventually(() => draftsOf(email)).toMatchObject([{ content: "From the first tab" }]);
  });

  it("publishes neither until the writer has chosen", async () => {
    const { page, email } = await twoTabs();
    await titleOf(page).fill("Two tabs");
    await publishOf(page).click();
    await page.getByText("Choose between the two texts first.").waitFor();
    expect(await draftsOf(email)).toMatchObject([{ content: "From the second tab" }]);
    await page.getByRole("button", { name: "Keep mine" }).click();
    await publishOf(page).click();
    await page.getByRole("heading", { level: 1, name: "Two tabs" }).waitFor();
  });

  it("takes the other text, and gives one's own back", async () => {
    const { page, email } = await twoTabs();
    await page.getByRole("button", { name: "Take the other" }).click();
    await valueOf(textOf(page)).toBe("From the second tab");
    await page.getByRole("button", { name: "Bring it back" }).click();
    await valueOf(textOf(page)).toBe("From the first tab");
    await eventually(() => draftsOf(email)).toMatchObject([{ content: "From the first tab" }]);
  });

  it("is no conflict where only the answer to a save was lost", async () => {
    const { page, email, text } = await writer();
    let lost = 0;
    await page.route("**/api/trpc/**", async (route) => {
      if (!isSave(route) || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await textOf(page).fill(text);
    await keptHere(page);
    await textOf(page).pressSequentially(" on");
    await eventually(() => draftsOf(email)).toMatchObject([{ content: `${text} on` }]);
    await saved(page);
    expect(lost).toBe(1);
    expect(await page.getByText("This draft was changed elsewhere").count()).toBe(0);
  });
});

describe.skipIf(!hasBrowser)("publishing", () => {
  it("happens once, though the answer was lost and it was asked for again", async () => {
    const { page, email, text } = await writer();
    await titleOf(page).fill("Once");
    await textOf(page).fill(text);
    let asked = 0;
    await page.route("**/api/trpc/**", async (route) => {
      if (!route.request().url().includes("post.create")) return route.continue();
      asked += 1;
      if (asked > 1) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await publishOf(page).click();
    await page.getByText("The server can’t be reached.").waitFor();
    await publishOf(page).click();
    await page.getByRole("heading", { level: 1, name: "Once" }).waitFor();
    expect(asked).toBe(2);
    expect(await postsWith(text)).toHaveLength(1);
    await eventually(() => draftsOf(email)).toEqual([]);
  });

  it("keeps what was changed between a try that arrived and the next", async () => {
    const { page, text } = await writer();
    await titleOf(page).fill("Twice");
    await textOf(page).fill(text);
    let asked = 0;
    await page.route("**/api/trpc/**", async (route) => {
      if (!route.request().url().includes("post.create") || asked > 0) return route.continue();
      asked += 1;
      await route.fetch();
      await route.abort();
    });
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
    let asked = 0;
    await page.route("**/api/trpc/**", async (route) => {
      if (!route.request().url().includes("post.create") || asked > 0) return route.continue();
      asked += 1;
      await route.fetch();
      await route.abort();
    });
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

  it("is not done in the name of another member who has signed in meanwhile", async () => {
    const { page, email, text } = await writer();
    await titleOf(page).fill("By Ada");
    await textOf(page).fill(text);
    await saved(page);
    const other = await page.context().newPage();
    await page.context().clearCookies();
    await signUp(other, "Eve");
    await publishOf(page).click();
    await page.getByText("Someone else is signed in here by now.").first().waitFor();
    expect(await postsWith(text)).toEqual([]);
    expect(await textOf(page).inputValue()).toBe(text);
    expect(await draftsOf(email)).toMatchObject([{ content: text }]);
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

describe.skipIf(!hasBrowser)("the page of drafts", () => {
  it("leads on with each, shows what is left of those whose post is gone, and deletes", async () => {
    const { page, email } = await writer();
    await visit(page, "/drafts");
    await page.getByText("You have no drafts.").waitFor();
    await expectSound(page);
    const api = await apiAs(page);
    const { id } = await api.post.create.mutate({ title: "Soon gone", content: "Text" });
    await visit(page, `/posts/${id}/edit`);
    await textOf(page).fill("What was to become of it");
    await saved(page);
    await api.post.delete.mutate(id);
    await visit(page, "/posts/new");
    await textOf(page).fill("Something new");
    await saved(page);

    await isSignedIn(page).click();
    await page.getByRole("link", { name: "Drafts", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Drafts" }).waitFor();
    await page.getByText("A change of a post that was deleted").waitFor();
    await page.getByRole("link", { name: /^Open:/ }).click();
    await page.getByRole("button", { name: "Copy text" }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.getByText("What was to become of it").count()).toBe(1);
    await expectSound(page);
    await page.getByRole("button", { name: "Delete: Soon gone" }).click();
    await page.getByRole("button", { name: "Delete draft" }).click();
    await page.getByText("A change of a post that was deleted").waitFor({ state: "detached" });
    expect(await draftsOf(email)).toHaveLength(1);
    await page.getByRole("link", { name: "Continue: Something new" }).click();
    await valueOf(textOf(page)).toBe("Something new");
  });

  it("sends what a tab left on this device, and pages through many without scripts", async () => {
    const { page, email, text } = await writer();
    await page.context().setOffline(true);
    await textOf(page).fill(text);
    await page.getByText("Offline, kept on this device", { exact: true }).waitFor();
    await page.close();
    const context = page.context();
    await context.setOffline(false);
    const list = await context.newPage();
    await list.clock.install({ time: Date.now() + 60_000 });
    await visit(list, "/drafts");
    await list.getByText(text).waitFor();
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);

    const api = await apiAs(list);
    for (let number = 0; number < 24; number += 1) {
      const target = `reply-to-post:${randomUUID()}`;
      const draft = { id: randomUUID(), target, title: "", tags: [], version: 0 };
      await api.draft.save.mutate({ ...draft, content: `Draft ${number}` });
    }
    const cookies = await context.cookies();
    const plain = await openWindow({
      javaScriptEnabled: false,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    });
    await plain.goto("/drafts");
    await plain.getByText("Draft 23", { exact: true }).waitFor();
    await plain.getByRole("link", { name: "Older drafts" }).click();
    await plain.getByText("Draft 0", { exact: true }).waitFor();
    await plain.getByText(text).waitFor();
  });
});
