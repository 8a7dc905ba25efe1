import { afterAll, describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { apiOf, signIn, signUp as signUpOverHttp } from "./client";
import { openDatabaseOf } from "./database";
import { linkIn, openMailbox } from "./mailbox";
import { givePassword, isSignedIn, PASSWORD, signUp, visit, windowsOf } from "./pages";
import { startServer } from "./server";

const mailbox = await openMailbox();
const server = await startServer({ SMTP_URL: mailbox.url });
const sql = await openDatabaseOf(server);
const { hasBrowser, openWindow } = await windowsOf(server.url);

afterAll(async () => {
  await sql.end({ timeout: 1 });
  await server.stop();
  await mailbox.stop();
});

const WHY = "Verify your e-mail address to write";

/** A post to react to, by a member whose address is verified. */
async function somebodysPost() {
  const author = await signUpOverHttp(server.url);
  await sql`UPDATE "user" SET email_verified = true WHERE email = ${author.email}`;
  const cookie = await signIn(server.url, author);
  return apiOf(server.url, { cookie }).post.create.mutate({ title: "To be answered", content: "Text" });
}

/** A member who is signed in and has not opened the link yet. */
async function newcomer() {
  const page = await openWindow();
  const email = await signUp(page, "Grace");
  await givePassword(page, { email, password: PASSWORD });
  await isSignedIn(page).waitFor();
  return { page, email };
}

async function verify(page: Page, email: string) {
  const tab = await page.context().newPage();
  await visit(tab, linkIn(await mailbox.take(email, "Verify your e-mail address")).href);
  await tab.getByRole("button", { name: "Verify my address" }).click();
  await tab.getByRole("heading", { level: 1, name: "Your address is verified" }).waitFor();
}

const draftsOf = async (email: string) =>
  (await sql`SELECT content FROM draft JOIN "user" ON "user".id = user_id WHERE email = ${email}`).map(
    ({ content }) => String(content),
  );

describe.skipIf(!hasBrowser)("a member whose address is not verified", () => {
  it("is told so at a reaction and a bookmark, which turn back", async () => {
    const { id } = await somebodysPost();
    const { page } = await newcomer();
    await visit(page, `/posts/${id}`);
    await page.getByText("Your e-mail address is not verified yet.").waitFor();
    await page.getByRole("button", { name: /^React,/ }).click();
    await page.getByRole("alert").getByText(`Your reaction was not saved. ${WHY}`).waitFor();
    await page.getByRole("button", { name: "Bookmark", exact: true }).click();
    await page.getByRole("alert").getByText(`Your bookmark was not saved. ${WHY}`).waitFor();
    expect(await page.locator('main button[aria-pressed="true"]').count()).toBe(0);
  });

  it("keeps what they write on the device, over a reload, until it is saved and published", async () => {
    const { page, email } = await newcomer();
    await visit(page, "/posts/new");
    const text = () => page.getByRole("textbox", { name: "Text", exact: true });
    await page.getByLabel("Title").fill("Too early");
    await text().fill("Not lost");
    await page.getByText(`Not saved: ${WHY}`).getByText("Kept on this device.").waitFor();
    await page.reload();
    await expect.poll(() => text().inputValue(), { timeout: 20_000 }).toBe("Not lost");
    expect(await draftsOf(email)).toEqual([]);

    await verify(page, email);
    await text().fill("Not lost at all");
    await expect.poll(() => draftsOf(email), { timeout: 40_000 }).toEqual(["Not lost at all"]);
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("heading", { level: 1, name: "Too early" }).waitFor();
  });

  it("keeps a comment that is refused, and sends it once the address is verified", async () => {
    const { id } = await somebodysPost();
    const { page, email } = await newcomer();
    await visit(page, `/posts/${id}`);
    const comment = page.getByLabel("Write a comment");
    await comment.fill("Said too early");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByRole("alert").getByText(WHY).first().waitFor();
    expect(await comment.inputValue()).toBe("Said too early");
    await page.reload();
    await expect.poll(() => comment.inputValue(), { timeout: 20_000 }).toBe("Said too early");

    await verify(page, email);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.locator("article .prose-text", { hasText: "Said too early" }).last().waitFor();
  });
});
