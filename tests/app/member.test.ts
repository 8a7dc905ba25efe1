import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import { isSignedIn, PASSWORD, signIn, signUp, visit, windowsOf, write } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

describe.skipIf(!hasBrowser)("a member", () => {
  it("signs up, writes, reads, edits, deletes and signs out", async () => {
    const page = await openWindow();
    const email = `${randomUUID()}@example.com`;
    await visit(page, "/sign-up");
    await page.getByLabel("Name").fill("Ada");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign up" }).click();
    await isSignedIn(page).waitFor();

    await page.getByRole("link", { name: "Write", exact: true }).click();
    await page.getByLabel("Title").fill("A lamp in the window");
    await page.getByRole("textbox", { name: "Text" }).fill("First line.\n\nSecond line.");
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("heading", { level: 1, name: "A lamp in the window" }).waitFor();
    expect(await page.title()).toBe("A lamp in the window · Posthouse");

    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.getByRole("link", { name: "A lamp in the window" }).click();
    await page.getByRole("button", { name: "Actions for this post" }).click();
    await page.getByRole("link", { name: "Edit post" }).click();
    await page.getByLabel("Title").fill("Two lamps in the window");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByRole("heading", { level: 1, name: "Two lamps in the window" }).waitFor();
    expect(await page.getByText("edited").count()).toBe(1);

    await page.reload();
    await page.getByRole("button", { name: "Actions for this post" }).click();
    await page.getByRole("button", { name: "Delete post" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete post" }).click();
    await page.getByRole("heading", { level: 1, name: "Newest posts" }).waitFor({ state: "attached" });
    expect(await page.getByText("Two lamps in the window").count()).toBe(0);

    await isSignedIn(page).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: "Sign in" }).click();
    await signIn(page, email);
    await isSignedIn(page).waitFor();
  });

  it("is not offered what belongs to another, and is refused it", async () => {
    const author = await openWindow();
    await signUp(author, "Author");
    await write(author, "Someone else's");
    const address = author.url();

    const page = await openWindow();
    await signUp(page, "Stranger");
    await visit(page, address);
    expect(await page.getByRole("button", { name: "Actions for this post" }).count()).toBe(0);
    await visit(page, address.replace(/[^/]*$/, "edit"));
    await page.getByRole("heading", { name: "This post is not yours to edit" }).waitFor();
  });

  it("comes back to where a guest was sent from", async () => {
    const page = await openWindow();
    const email = await signUp(page, "Ada");
    await page.context().clearCookies();
    await visit(page, "/posts/new");
    await signIn(page, email);
    await page.waitForURL(`${base}/posts/new`);
  });
});
