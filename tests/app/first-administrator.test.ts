import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { signUp } from "./client";
import { setupLink } from "./new-site";
import { expectSound, givePassword, isSignedIn, PASSWORD, visit, windowsOf } from "./pages";
import { startServer, type TestServer } from "./server";

const { hasBrowser, openWindow } = await windowsOf();
const submit = (page: Page) => page.getByRole("button", { name: "Set up the site" }).click();
const roleOf = (page: Page, name: string) => page.getByRole("combobox", { name: `Role of ${name}` });

async function fillIn(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await page.getByLabel("Name of the site").fill(`Club of ${name}`);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
}

/** The steps build on each other: one site, from its first start on. */
describe.skipIf(!hasBrowser)("a new site", () => {
  let dataDir: string;
  let server: TestServer;
  let link: string;
  /** Who won the race for the link. */
  let winner = "";
  const account = (name: string) => ({
    name,
    email: `${name.toLowerCase()}@example.com`,
    password: PASSWORD,
  });

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "posthouse-test-"));
    server = await startServer({ DATA_DIR: dataDir, LOG_LEVEL: "info" });
    link = await setupLink(server);
  });
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("does not take a forged link, and says what to do", async () => {
    const page = await openWindow({ baseURL: server.url });
    for (const address of ["/setup", "/setup?token=forged", `${link}x`]) {
      await visit(page, address);
      await page.getByRole("heading", { name: "This link does not work" }).waitFor();
    }
    await page.getByText("the whole link in the terminal").waitFor();
    await expectSound(page);
  });

  it("says what is missing, beside the field", async () => {
    const page = await openWindow({ baseURL: server.url });
    await visit(page, link);
    await expectSound(page);
    await submit(page);
    await page.getByText("Name can’t be empty.").first().waitFor();
    const name = page.getByLabel("Name of the site");
    await expect.poll(() => name.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it("is set up by one of two who race for the link; the other is told and keeps what they typed", async () => {
    const names = ["Ada", "Eve"];
    const pages = await Promise.all(names.map(() => openWindow({ baseURL: server.url })));
    for (const [index, page] of pages.entries()) {
      await visit(page, link);
      await fillIn(page, account(names[index] ?? ""));
      await page.getByLabel("By invitation").check();
    }
    await Promise.all(pages.map(submit));
    const told = (page: Page) => page.getByText("This site has been set up already.");
    await Promise.all(pages.map((page) => isSignedIn(page).or(told(page)).first().waitFor()));
    const won = await Promise.all(pages.map(async (page) => (await isSignedIn(page).count()) > 0));
    expect(won.filter(Boolean)).toHaveLength(1);

    const [first, second] = won[0] ? pages : [...pages].reverse();
    winner = names[won.indexOf(true)] ?? "";
    expect(await second?.getByLabel("Your name").inputValue()).toBe(names[won.indexOf(false)]);
    await first?.getByRole("link", { name: `Club of ${winner}, home` }).waitFor();
    expect(await first?.title()).toBe(`Club of ${winner}`);
  });

  it("does not take the link a second time", async () => {
    const page = await openWindow({ baseURL: server.url });
    await visit(page, link);
    await page.getByRole("heading", { name: "This site is set up already" }).waitFor();
    await expectSound(page);
  });

  it("shows the name that its administrator gives it, however long", async () => {
    const page = await openWindow({ baseURL: server.url });
    await givePassword(page, account(winner));
    await isSignedIn(page).click();
    await page.getByRole("link", { name: "Administration" }).click();
    await page.getByLabel("Name of the site").fill("W".repeat(64));
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("Saved.").waitFor();
    await expect.poll(() => page.title()).toContain("W".repeat(64));
    await expectSound(page);
    expect(await (await fetch(server.url)).text()).toContain(`<title>${"W".repeat(64)}</title>`);
  });

  it("lets its administrator give roles, which hold at once, and keeps the last one", async () => {
    const page = await openWindow({ baseURL: server.url });
    await givePassword(page, account(winner));
    await isSignedIn(page).waitFor();
    await visit(page, "/admin/site");
    await page.getByLabel("Open").check();
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("Saved.").waitFor();
    const grace = await signUp(server.url, { name: "Grace" });
    const other = await openWindow({ baseURL: server.url });
    await givePassword(other, grace);
    await isSignedIn(other).waitFor();
    await visit(other, "/admin/invitations");
    await other.getByRole("heading", { name: "There is no such page" }).waitFor();

    await visit(page, "/admin/members?search=grac");
    await expectSound(page);
    expect(await page.getByRole("listitem").filter({ hasText: "@example.com" }).count()).toBe(1);
    await roleOf(page, "Grace").selectOption("Moderator");
    await page.getByText("Now moderator.").waitFor();
    await visit(other, "/admin");
    await other.waitForURL("**/admin/invitations");
    await visit(other, "/admin/members");
    await other.getByRole("heading", { name: "There is no such page" }).waitFor();

    await visit(page, "/admin/members");
    await roleOf(page, winner).selectOption("Member");
    await page.getByRole("alertdialog", { name: "Give up your role?" }).waitFor();
    await page.getByRole("button", { name: "Give up role" }).click();
    await page.getByText("Make somebody else one first.").waitFor();
  });

  it("has the link in no line of its log, and prints none when it starts again", async () => {
    const token = new URL(link).searchParams.get("token") ?? "";
    const logged = server
      .log()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    expect(logged.length).toBeGreaterThan(1);
    expect(logged.filter((line) => line.includes(token))).toEqual([]);
    await server.stop();
    server = await startServer({ DATA_DIR: dataDir });
    await fetch(server.url);
    expect(server.log()).not.toContain("/setup");
  });
});

describe.skipIf(!hasBrowser)("a site with members and no administrator", () => {
  it("makes who has an account the administrator, once signed in", async () => {
    const server = await startServer();
    try {
      const grace = await signUp(server.url, { name: "Grace" });
      const page = await openWindow({ baseURL: server.url });
      await visit(page, await setupLink(server));
      await fillIn(page, { name: "Grace", email: grace.email.toUpperCase() });
      await submit(page);
      await page.getByText("That address already has an account.").waitFor();
      await page.getByRole("link", { name: "Sign in with it" }).click();
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
      await page.getByLabel("E-mail address").fill(grace.email);
      await page.getByLabel("Password").fill(grace.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText("You are signed in as Grace").waitFor();
      await page.getByLabel("Name of the site").fill("The Club");
      await submit(page);
      await page.getByRole("link", { name: "The Club, home" }).waitFor();
      await visit(page, "/admin/members");
      await roleOf(page, "Grace").waitFor();
    } finally {
      await server.stop();
    }
  });
});
