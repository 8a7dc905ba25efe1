import { describe, expect, it } from "vitest";

import { signUp, visit, windowsOf, write } from "./pages";
import { siteUrl } from "./site-url";

const { hasBrowser, openWindow } = await windowsOf(siteUrl());

describe.skipIf(!hasBrowser)("a reader", () => {
  it("needs no scripts: feed, pages of it, and posts", async () => {
    const author = await openWindow();
    await signUp(author, "Ada");
    for (let i = 0; i < 11; i += 1) await write(author, `Page filler ${i}`, "Some text.");

    const page = await openWindow({ javaScriptEnabled: false });
    await page.goto("/");
    expect(await page.getByRole("heading", { level: 2 }).count()).toBe(10);
    await page.getByRole("link", { name: "Older posts" }).click();
    await page.getByRole("heading", { level: 1, name: "Older posts" }).waitFor();
    await page.getByRole("link", { name: "Page filler 0" }).click();
    await page.getByRole("heading", { level: 1, name: "Page filler 0" }).waitFor();
    expect(await page.getByText("Some text.").isVisible()).toBe(true);
    expect(await page.locator(".needs-script").first().isVisible()).toBe(false);
  });

  it("finds a chosen theme again, before anything is painted", async () => {
    const page = await openWindow({ colorScheme: "light" });
    await visit(page, "/");
    await page.getByRole("radio", { name: "Dark" }).check();
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await ground();
    await page.addInitScript(() => {
      requestAnimationFrame(() => {
        document.documentElement.dataset.firstFrame = getComputedStyle(
          document.documentElement,
        ).backgroundColor;
      });
    });
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
    expect(await ground()).toBe(dark);
    expect(await page.evaluate(() => document.documentElement.dataset.firstFrame)).toBe(dark);
    await expect.poll(() => page.getByRole("radio", { name: "Dark" }).isChecked()).toBe(true);
  });

  it("finds the focus on the new page after following a link", async () => {
    const page = await openWindow();
    await visit(page, "/");
    await page.getByRole("main").getByRole("listitem").first().getByRole("link").press("Enter");
    await page.waitForURL(/\/posts\//);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  it("goes back to the same place in the list", async () => {
    const page = await openWindow({ viewport: { width: 800, height: 400 } });
    await visit(page, "/");
    const last = page.getByRole("main").getByRole("listitem").last().getByRole("link");
    await last.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(100);
    await last.click();
    await page.waitForURL(/\/posts\//);
    await page.goBack();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
  });
});
