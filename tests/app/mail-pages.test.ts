import { createEmailVerificationToken } from "better-auth/api";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { randomAddress } from "./client";
import { linkIn, openMailbox } from "./mailbox";
import { axeFaults, PASSWORD, visit, windowsOf } from "./pages";
import { startServer } from "./server";
import { siteUrl } from "./site-url";

const mailbox = await openMailbox();
const server = await startServer({ SMTP_URL: mailbox.url });
const NEW_PASSWORD = "another long enough one";

const { hasBrowser, openWindow } = await windowsOf(server.url);

afterAll(async () => {
  await server.stop();
  await mailbox.stop();
});

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
const isSignedIn = (page: Page) => page.getByRole("button", { name: /^Account of/ }).waitFor();

async function fillSignUp(page: Page, email = `${randomUUID()}@example.com`): Promise<string> {
  await visit(page, "/sign-up");
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await press(page, "Sign up");
  return email;
}

async function signUp(page: Page, email?: string): Promise<string> {
  const address = await fillSignUp(page, email);
  await heading(page, "Check your inbox");
  return address;
}

async function verify(page: Page, email: string): Promise<void> {
  await visit(page, linkIn(await mailbox.take(email, "Verify your e-mail address")).href);
  await press(page, "Verify my address");
  await heading(page, "Your address is verified");
}

/** Opens the link in a browser that does not know the person yet. */
async function verifyElsewhere(page: Page, email: string): Promise<void> {
  await visit(page, linkIn(await mailbox.take(email, "Verify your e-mail address")).href);
  await press(page, "Verify my address");
  await heading(page, "Sign in to go on");
  await expectClean(page);
  await page.getByRole("main").getByRole("link", { name: "Sign in", exact: true }).click();
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await press(page, "Sign in");
  await press(page, "Verify my address");
  await heading(page, "Your address is verified");
}

async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await visit(page, "/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await press(page, "Sign in");
  await isSignedIn(page);
}

async function write(page: Page, title: string): Promise<void> {
  await page.getByLabel("Title").fill(title);
  await page.getByRole("textbox", { name: "Text" }).fill("Some text.");
  await press(page, "Publish");
}

async function expectClean(page: Page): Promise<void> {
  expect(await axeFaults(page), page.url()).toEqual([]);
}

describe.skipIf(!hasBrowser)("a new member", () => {
  it("opens the link, is signed in by it, and writes where they were going", async () => {
    const page = await openWindow();
    await visit(page, "/posts/new");
    await page.getByRole("main").getByRole("link", { name: "Sign up" }).click();
    const email = `${randomUUID()}@example.com`;
    await page.getByLabel("Name").fill("Ada");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(PASSWORD);
    await press(page, "Sign up");
    await heading(page, "Check your inbox");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe("Check your inbox");
    await expectClean(page);

    await verify(page, email);
    await isSignedIn(page);
    await press(page, "Go on");
    await page.waitForURL(`${server.url}/posts/new`);
    expect(await page.getByText("not verified").count()).toBe(0);
    await write(page, "Written after the link");
    await heading(page, "Written after the link");
  });

  it("reads before that, is told why they can't write, keeps the text, and has the link sent again", async () => {
    const page = await openWindow();
    const email = await signUp(page);
    await mailbox.take(email, "Verify");
    await signIn(page, email);
    await visit(page, "/posts/new");
    await expectClean(page);
    await write(page, "Too early");
    await page.getByText("Verify your e-mail address to write").waitFor();
    expect(await page.getByLabel("Title").inputValue()).toBe("Too early");

    await press(page, "Send the link again");
    await page.getByText(`We sent a link to ${email}.`).waitFor();
    const elsewhere = await openWindow();
    await verifyElsewhere(elsewhere, email);
    await press(page, "Publish");
    await heading(page, "Too early");
  });

  it("sees the same page where the address has an account already", async () => {
    const first = await openWindow();
    const email = await signUp(first);
    const second = await openWindow();
    await signUp(second, email);
    const text = async (page: Page) => page.getByRole("main").innerText();
    expect(await text(second)).toBe(await text(first));
    await mailbox.take(email, "You have an account already");
  });

  it("is told of an expired or broken link, and gets another one there", async () => {
    const page = await openWindow();
    const email = await signUp(page);
    await mailbox.take(email, "Verify");
    const secret = readFileSync(join(server.dataDir, "auth-secret"), "utf8").trim();
    const expired = await createEmailVerificationToken(secret, email, undefined, -10);
    for (const [token, reason] of [
      ["broken", "It was used already, or it is not whole."],
      [expired, "It worked for one day"],
    ] as const) {
      await visit(page, `/verify-email?token=${token}`);
      await press(page, "Verify my address");
      await heading(page, "This link does not work");
      await page.getByText(reason).waitFor();
    }
    await expectClean(page);
    await page.getByLabel("E-mail address").fill(email);
    await press(page, "Send a new link");
    await page.getByText(`If ${email} waits to be verified`).waitFor();
    await verify(page, email);
  });

  it("is told when the mail server is away, keeps what was typed, and goes on when it is back", async () => {
    const page = await openWindow();
    const email = `${randomUUID()}@example.com`;
    await mailbox.stop();
    await expect.poll(() => knowsThatMailIsAway(), { timeout: 30_000 }).toBe(true);
    await fillSignUp(page, email);
    await page.getByText("The mail server can’t be reached right now").waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("Ada");
    expect(await page.getByLabel("E-mail address").inputValue()).toBe(email);
    await mailbox.start();
    await expect.poll(() => knowsThatMailIsAway(), { timeout: 30_000 }).toBe(false);
    await press(page, "Sign up");
    await heading(page, "Check your inbox");
    await verify(page, email);
  });
});

const knowsThatMailIsAway = async () => {
  const response = await fetch(`${server.url}/api/auth/request-password-reset`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-for": randomAddress(), origin: server.url },
    body: JSON.stringify({ email: `${randomUUID()}@example.com` }),
  });
  return response.status === 503;
};

describe.skipIf(!hasBrowser)("a forgotten password", () => {
  it("is replaced by a link, from signed out to signed in", async () => {
    const page = await openWindow();
    const email = await signUp(page);
    await verify(page, email);
    await page.context().clearCookies();
    await visit(page, "/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await heading(page, "Forgot your password?");
    await expectClean(page);
    await page.getByLabel("E-mail address").fill(email);
    await press(page, "Send me a link");
    await heading(page, "Check your inbox");

    const link = linkIn(await mailbox.take(email, "Choose a new password")).href;
    await visit(page, link);
    await expectClean(page);
    await page.getByLabel("New password").fill("short");
    await press(page, "Change password");
    await page.getByText("Use at least 10 characters.").waitFor();
    const other = await openWindow();
    await visit(other, link);
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await press(page, "Change password");
    await heading(page, "Your password is changed");
    await signIn(page, email, NEW_PASSWORD);

    // The same link in another tab, and opened once more.
    await other.getByLabel("New password").fill(PASSWORD);
    await press(other, "Change password");
    await heading(other, "This link does not work any more");
    await visit(other, link);
    await heading(other, "This link does not work any more");
    await other.getByRole("link", { name: "Send me a new link" }).click();
    await heading(other, "Forgot your password?");
  });

  it("is nobody's to replace where the site sends no mail", async () => {
    const page = await openWindow({ baseURL: siteUrl() });
    await visit(page, "/sign-in");
    expect(await page.getByRole("link", { name: "Forgot your password?" }).count()).toBe(0);
    await visit(page, "/forgot-password");
    await heading(page, "This site sends no mail");
    expect((await page.goto("/inbox"))?.status()).toBe(404);
  });
});

describe.skipIf(!hasBrowser)("the settings of an account", () => {
  it("change the address once both sides agree", async () => {
    const page = await openWindow();
    const email = await signUp(page);
    await verify(page, email);
    const next = `${randomUUID()}@example.com`;
    await visit(page, "/settings/account");
    await page.getByText(`${email}, verified`).waitFor();
    await expectClean(page);
    await page.getByLabel("New address").fill(email);
    await press(page, "Change address");
    await page.getByText("That is your address already.").waitFor();
    await page.getByLabel("New address").fill(next);
    await press(page, "Change address");
    await page.getByText(`We sent a link to your present address, ${email}.`).waitFor();

    await visit(page, linkIn(await mailbox.take(email, "Confirm your new e-mail address")).href);
    await press(page, "Confirm the change");
    await heading(page, "Now open the other link");
    await visit(page, linkIn(await mailbox.take(next, "Verify your new e-mail address")).href);
    await press(page, "Use this address");
    await heading(page, "Your address is changed");
    await visit(page, "/settings/account");
    await page.getByText(`${next}, verified`).waitFor();
  });

  it("change the password, and sign out every other device", async () => {
    const page = await openWindow();
    const email = await signUp(page);
    await verify(page, email);
    const other = await openWindow();
    await signIn(other, email);
    await visit(page, "/settings/account");
    await page.getByLabel("Present password").fill("not the right one");
    await page.getByLabel("New password").fill(NEW_PASSWORD);
    await press(page, "Change password");
    await page.getByText("That is not your present password.").waitFor();
    expect(await page.getByLabel("New password").inputValue()).toBe(NEW_PASSWORD);
    await page.getByLabel("Present password").fill(PASSWORD);
    await press(page, "Change password");
    await page.getByText("Your password is changed. Every other device was signed out.").waitFor();
    expect(await page.getByLabel("Present password").inputValue()).toBe("");
    await visit(page, "/settings/account");
    await isSignedIn(page);
    await visit(other, "/settings/account");
    await heading(other, "Sign in");
    await mailbox.take(email, "Your password was changed");
  });

  it("change the address at once where the site sends no mail", async () => {
    const page = await openWindow({ baseURL: siteUrl() });
    await fillSignUp(page);
    await isSignedIn(page);
    await visit(page, "/settings/account");
    const next = `${randomUUID()}@example.com`;
    await page.getByLabel("New address").fill(next);
    await press(page, "Change address");
    await page.getByText(`Your address is now ${next}.`).waitFor();
    await page.context().clearCookies();
    await signIn(page, next);
  });
});
