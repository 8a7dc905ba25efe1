import { describe, expect, it } from "vitest";

import type { Locator } from "playwright-core";

import { signUp, visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

/** From where to where something stands across the window. */
async function across(locator: Locator): Promise<[left: number, right: number]> {
  const { x, width } = (await locator.boundingBox()) ?? { x: NaN, width: NaN };
  return [x, x + width];
}

describe.skipIf(!hasBrowser)("a narrow window", () => {
  it("shows what a tool is called in full, the first and the last one too", async () => {
    const page = await openWindow({ viewport: { width: 390, height: 844 } });
    await signUp(page, "Ada");
    await visit(page, "/posts/new");
    for (const name of ["Bold", "Preview"]) {
      const tool = page.getByRole("button", { name, exact: true });
      await tool.hover();
      const [left, right] = await across(tool.getByText(name, { exact: false }));
      expect([name, left >= 0, right <= 375]).toEqual([name, true, true]);
    }
  });

  it("breaks the name of the site within no word", async () => {
    for (const width of [390, 380, 375, 370, 360, 320]) {
      const page = await openWindow({ viewport: { width, height: 700 }, isMobile: true, hasTouch: true });
      await page.goto("/");
      const home = page.getByRole("link", { name: /, home$/ });
      expect([width, (await home.boundingBox())?.height]).toEqual([width, 44]);
    }
  });
});
