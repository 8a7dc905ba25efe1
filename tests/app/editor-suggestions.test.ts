import { describe, expect, it } from "vitest";

import { signUp } from "./client";
import { copy, focusedName, formsOf, tagsOf, textOf, written } from "./editor-form";
import { axeFaults, expectSound } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openForm } = await formsOf();

describe.skipIf(!hasBrowser)("a mention", () => {
  it("is completed by the keyboard alone, and said aloud", async () => {
    await signUp(base, { name: "Quill One" });
    await signUp(base, { name: "Quill Two" });
    const page = await openForm();
    await textOf(page).focus();
    await page.keyboard.type("Ask @quill");
    const options = page.getByRole("option");
    await expect.poll(() => options.count()).toBe(2);
    await page.getByText("2 members suggested.").waitFor();
    const active = () => textOf(page).getAttribute("aria-activedescendant");
    expect(await active()).toBe(await options.nth(0).getAttribute("id"));
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    expect(await options.nth(1).getAttribute("aria-selected")).toBe("true");
    // The Enter of an input method chooses its word, and nobody here.
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: "Enter",
      windowsVirtualKeyCode: 229,
    });
    expect(await written(page)).toBe("Ask @quill");
    await page.keyboard.press("Enter");
    expect(await active()).toBeNull();
    await page.keyboard.press("Control+Z");
    expect(await written(page)).toBe("Ask @quill");
    await page.keyboard.press("Control+Shift+Z");
    await page.keyboard.type("now");
    expect(await written(page)).toBe("Ask @quill-two now");
  });

  it("is put away by Escape, and offers nobody without a network", async () => {
    await signUp(base, { name: "Sorrel Field" });
    const page = await openForm();
    await textOf(page).focus();
    await page.keyboard.type("@sorrel");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.type("-");
    expect(await page.getByRole("option").count()).toBe(0);
    await page.keyboard.press("Enter");
    expect(await written(page)).toBe("@sorrel-\n");
    await page.context().setOffline(true);
    await page.keyboard.type("@sorr");
    await page.waitForTimeout(500);
    expect(await page.getByRole("option").count()).toBe(0);
    expect(await page.getByRole("alert").allTextContents()).toEqual([""]);
  });
});

describe.skipIf(!hasBrowser)("the tags", () => {
  it("are typed, pasted and removed by the keyboard, and never publish", async () => {
    const page = await openForm();
    const names = () =>
      page
        .getByRole("button", { name: /^Remove / })
        .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")?.slice(7)));
    await tagsOf(page).focus();
    await page.keyboard.type("Wood Work,C++");
    await page.keyboard.press("Enter");
    expect(await names()).toEqual(["wood-work", "c++"]);
    await copy(page, { "text/plain": "a, b, wood work" });
    await page.keyboard.press("Control+V");
    expect(await names()).toEqual(["wood-work", "c++", "a", "b"]);
    await page.keyboard.press("Backspace");
    expect(await names()).toEqual(["wood-work", "c++", "a"]);
    await page.getByText("Removed b. 3 of 5 tags.").waitFor();
    await page.keyboard.press("Escape");
    expect(await names()).toEqual(["wood-work", "c++", "a"]);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    expect(await focusedName(page)).toBe("Remove c++");
    await page.keyboard.press("Delete");
    expect(await names()).toEqual(["wood-work", "a"]);
    await page.keyboard.type("left");
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).toBe("Publish");
    expect(await names()).toEqual(["wood-work", "a", "left"]);
    expect(page.url()).toMatch(/\/posts\/new(\?draft=[\w-]+)?$/);
  });

  it("say which one is refused, and keep it to be mended", async () => {
    const page = await openForm();
    await tagsOf(page).fill("x".repeat(31));
    await page.keyboard.press("Enter");
    await page.getByText("A tag can have at most 30 characters.").waitFor();
    expect(await tagsOf(page).inputValue()).toBe("x".repeat(31));
    await tagsOf(page).fill("a,b,c,d,e,");
    await tagsOf(page).pressSequentially("f");
    await page.keyboard.press("Enter");
    await page.getByText("A post can have at most 5 tags.").waitFor();
    expect(await tagsOf(page).inputValue()).toBe("f");
    await expectSound(page);
  });

  it("are stored with the post, and suggested to the next one who writes", async () => {
    const page = await openForm();
    await page.getByLabel("Title").fill("Filed");
    await textOf(page).fill("Text");
    await tagsOf(page).fill("Quince Jelly");
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByRole("heading", { level: 1, name: "Filed" }).waitFor();

    const next = await openForm();
    await tagsOf(next).pressSequentially("QUIN");
    await next.getByRole("option", { name: /quince-jelly/ }).waitFor();
    expect(await axeFaults(next)).toEqual([]);
    await next.keyboard.press("ArrowDown");
    await next.keyboard.press("Enter");
    await next.getByRole("button", { name: "Remove quince-jelly" }).waitFor();
    expect(await tagsOf(next).inputValue()).toBe("");
  });
});
