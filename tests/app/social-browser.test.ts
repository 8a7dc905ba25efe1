import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { prepareOidcProvider } from "./oidc";
import { axeFaults, isSignedIn, signUp, visit, windowsOf } from "./pages";
import { startServer } from "./server";

const provider = await prepareOidcProvider();
// The provider is not there yet: that stops neither the start nor other ways in.
const site = await startServer(provider.env);
let stopProvider: () => Promise<unknown> = () => Promise.resolve();

const { hasBrowser, openWindow } = await windowsOf(site.url);
afterAll(async () => {
  await stopProvider();
  await site.stop();
});

const person = () => `p${randomUUID().slice(0, 8)}`;
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

/** Signs in at the provider's own page and agrees to what the site asks for. */
async function allowAtProvider(page: Page, who: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(who);
  await page.getByPlaceholder("and password").fill("any");
  await button(page, "Sign-in").click();
  await button(page, "Continue").click();
}

/** Makes an account by password with the address that the provider knows for the same person. */
const join = (page: Page, who: string) => signUp(page, who, `${who}@example.com`);

async function linkHere(page: Page, who: string): Promise<void> {
  await visit(page, "/settings/security");
  await button(page, "Link Example ID").click();
  await allowAtProvider(page, who);
  await page.getByText("Example ID is linked.").waitFor();
}

describe.skipIf(!hasBrowser)("an OpenID Connect provider", () => {
  it("that is away is told of, and the button works again", async () => {
    const page = await openWindow();
    await visit(page, "/sign-in");
    await button(page, "Continue with Example ID").click();
    await page.getByRole("alert").getByText("can’t be reached right now").waitFor();
    await button(page, "Continue with Example ID").click();
    await page.getByRole("alert").getByText("can’t be reached right now").waitFor();
  });

  describe("once it is there", () => {
    beforeAll(async () => {
      stopProvider = await provider.start([site.url]);
    });

    it.each(["/sign-in", "/sign-up"])("signs a guest in from %s, by its own page", async (path) => {
      const page = await openWindow();
      const who = person();
      await visit(page, `${path}?redirect=${encodeURIComponent("/posts/new")}`);
      await button(page, "Continue with Example ID").click();
      await allowAtProvider(page, who);
      await page.waitForURL("**/posts/new");
      await button(page, `Account of ${who} of the provider`).waitFor();
    });

    it("tells who stopped there, and keeps where they were going", async () => {
      const page = await openWindow();
      await visit(page, "/sign-in?redirect=%2Fposts%2Fnew");
      await button(page, "Continue with Example ID").click();
      await page.getByRole("link", { name: "Cancel" }).click();
      await page.getByRole("alert").getByText("You stopped at the other site").waitFor();
      expect(new URL(page.url()).searchParams.get("redirect")).toBe("/posts/new");
      expect(await axeFaults(page)).toEqual([]);
    });

    it("leaves a button that works to who comes back by the browser's own", async () => {
      const page = await openWindow();
      await visit(page, "/sign-in");
      await button(page, "Continue with Example ID").click();
      await page.getByPlaceholder("Enter any login").waitFor();
      await page.goBack();
      await button(page, "Continue with Example ID").click();
      await page.getByPlaceholder("Enter any login").waitFor();
    });

    it("signs in once where two tabs finish the same, and tells another browser calmly", async () => {
      const page = await openWindow();
      const answers: string[] = [];
      page.on("request", (request) => {
        if (request.url().includes("/api/auth/callback/oidc")) answers.push(request.url());
      });
      await visit(page, "/sign-in");
      await button(page, "Continue with Example ID").click();
      await allowAtProvider(page, person());
      await isSignedIn(page).waitFor();

      const second = await page.context().newPage();
      await second.goto(answers[0] ?? "");
      await isSignedIn(second).waitFor();
      const elsewhere = await openWindow();
      await elsewhere.goto(answers[0] ?? "");
      await elsewhere.getByRole("alert").getByText("That attempt was finished already").waitFor();
    });

    it("is linked and unlinked in the settings", async () => {
      const page = await openWindow();
      const who = person();
      await join(page, who);
      await linkHere(page, who);
      expect(await axeFaults(page)).toEqual([]);

      await button(page, "Unlink Example ID").click();
      await button(page, "Unlink").last().click();
      await page.getByRole("status").getByText("Example ID is unlinked.").waitFor();
      await button(page, "Link Example ID").waitFor();
      expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("status");
    });

    it("signs in by a linked account, and into no unverified one that nobody linked", async () => {
      const page = await openWindow();
      const who = person();
      await join(page, who);
      const stranger = await openWindow();
      await visit(stranger, "/sign-in");
      await button(stranger, "Continue with Example ID").click();
      await allowAtProvider(stranger, who);
      await stranger.getByRole("alert").getByText("That address already has an account here.").waitFor();

      await linkHere(page, who);
      await button(stranger, "Continue with Example ID").click();
      await button(stranger, `Account of ${who}`).waitFor();
    });

    it("is not linked with another address", async () => {
      const page = await openWindow();
      await join(page, person());
      await visit(page, "/settings/security");
      await button(page, "Link Example ID").click();
      await allowAtProvider(page, person());
      await page.getByRole("alert").getByText("has another e-mail address").waitFor();
      await button(page, "Link Example ID").waitFor();
    });

    it("stays linked where it is the only way in", async () => {
      const page = await openWindow();
      await visit(page, "/sign-in");
      await button(page, "Continue with Example ID").click();
      await allowAtProvider(page, person());
      await isSignedIn(page).waitFor();
      await visit(page, "/settings/security");
      await page.getByText("Your only way to sign in").waitFor();
      expect(await button(page, /^Unlink/).count()).toBe(0);
    });
  });
});
