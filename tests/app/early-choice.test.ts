import { describe, expect, it } from "vitest";

import { signUp, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

describe.skipIf(!hasBrowser)("a choice made before the page could listen", () => {
  it("is the one that is sent, of what a token may do and how long it lasts", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    let release: () => void = () => undefined;
    const chosen = new Promise<void>((resolve) => (release = resolve));
    await page.route("**/assets/*.js", async (route) => {
      await chosen;
      await route.continue();
    });
    await page.goto("/settings/tokens", { waitUntil: "commit" });
    await page.getByLabel("Name").fill("A program");
    await page.getByRole("radio", { name: /^Read and write/ }).check();
    await page.getByLabel("How long it lasts").selectOption("7 days");
    release();
    const make = page.getByRole("button", { name: "Make token" });
    await expect.poll(() => make.isEnabled(), { timeout: 20_000 }).toBe(true);
    expect(await page.getByRole("radio", { name: /^Read and write/ }).isChecked()).toBe(true);
    expect(await page.getByLabel("How long it lasts").inputValue()).toBe("7");

    const sent = page.waitForRequest(/token\.create/);
    await make.click();
    expect((await sent).postData()).toContain('"name":"A program","scope":"write","expiresInDays":7');
  });
});
