import { AxeBuilder } from "@axe-core/playwright";
import { expect } from "vitest";

import type { Browser, CDPSession, Page } from "playwright-core";

import { randomAddress, type Member } from "./client";

/** A browser's device that makes and keeps passkeys, and whose owner always agrees unless told not to. */
export interface Device {
  agree: (enabled: boolean) => Promise<void>;
}

/** A window of a member, or of a guest, on a machine that can keep passkeys. */
export async function openWindow(browser: Browser, base: string, member?: Member) {
  const context = await browser.newContext({
    baseURL: base,
    extraHTTPHeaders: { "x-forwarded-for": randomAddress() },
  });
  context.setDefaultTimeout(10_000);
  if (member) await context.addCookies(cookiesOf(member.cookie, base));
  const page = await context.newPage();
  const device = await addDevice(await context.newCDPSession(page));
  return { page, device };
}

const cookiesOf = (header: string, url: string) =>
  header.split("; ").map((cookie) => {
    const at = cookie.indexOf("=");
    return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url };
  });

async function addDevice(cdp: CDPSession): Promise<Device> {
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    agree: async (enabled) => {
      await cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });
    },
  };
}

export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
}

export const isSignedIn = (page: Page) => page.getByRole("button", { name: /^Account of/ });

/** Gives address and password on the sign-in page. */
export async function givePassword(page: Page, { email, password }: Member): Promise<void> {
  await visit(page, "/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** axe finds nothing on the page as it stands, by day and by night, and it fits every width. */
export async function expectSound(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours fade from one theme to the other; axe must not read them on the way.
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${colorScheme}: ${id} ${nodes[0]?.html}`)).toEqual([]);
  }
  for (const width of [320, 1920]) {
    await page.setViewportSize({ width, height: 800 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(`${width}: ${Math.max(0, overflow)}`).toBe(`${width}: 0`);
  }
}
