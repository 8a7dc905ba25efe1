import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { copy, focusedName, formsOf, preview, select, textOf, typeAndSelect, written } from "./editor-form";
import { feedScripts } from "./feed-scripts";
import { expectSound } from "./pages";
import { siteUrl } from "./site-url";

const { hasBrowser, openForm } = await formsOf();

const PHONE = { width: 390, height: 844 };

/** What each tool makes of "two" in "one two", and its keys. */
const TOOLS = [
  ["Bold", "Control+B", "one **two**"],
  ["Italic", "Control+I", "one _two_"],
  ["Heading", "Control+Shift+H", "## one two"],
  ["Link", "Control+K", "one [two]()"],
  ["Quote", "Control+Shift+Period", "> one two"],
  ["Code", "Control+E", "one `two`"],
  ["Bulleted list", "Control+Shift+Digit8", "- one two"],
  ["Numbered list", "Control+Shift+Digit7", "1. one two"],
  ["Task list", "Control+Shift+Digit9", "- [ ] one two"],
] as const;

describe.skipIf(!hasBrowser)("the editor's commands", () => {
  it("work from the toolbar and by their keys, and the browser's own undo takes each back in one step", async () => {
    const page = await openForm();
    await typeAndSelect(page, "one two", "two");
    for (const [label, keys, expected] of TOOLS) {
      const press = [
        () => page.keyboard.press(keys),
        () => page.getByRole("button", { name: label, exact: true }).click(),
      ];
      for (const act of press) {
        await select(page, "two");
        await act();
        expect(await written(page), `${label}, done`).toBe(expected);
        await page.keyboard.press("Control+Z");
        expect(await written(page), `${label}, undone`).toBe("one two");
        await page.keyboard.press("Control+Shift+Z");
        expect(await written(page), `${label}, done again`).toBe(expected);
        await page.keyboard.press("Control+Z");
      }
    }
    await page.keyboard.press("Control+Z");
    expect(await written(page)).toBe("");
  });

  it("take back what they did when they are given again, and go on where one writes", async () => {
    const page = await openForm();
    await typeAndSelect(page, "one two", "two");
    await page.keyboard.press("Control+B");
    await page.keyboard.press("Control+I");
    expect(await written(page)).toBe("one **_two_**");
    await page.keyboard.press("Control+I");
    await page.keyboard.press("Control+B");
    expect(await written(page)).toBe("one two");
    await page.keyboard.press("Control+K");
    await page.keyboard.type("https://example.com");
    expect(await written(page)).toBe("one [two](https://example.com)");
  });

  it("are one stop of the Tab key, with arrows between them, and Tab always leads on", async () => {
    const page = await openForm();
    await page.getByLabel("Title").focus();
    const names: string[] = [];
    for (const key of ["Tab", "ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home", "Tab", "Tab", "Tab"]) {
      await page.keyboard.press(key);
      names.push(await focusedName(page));
    }
    const here = ["Bold", "Italic", "Preview", "Bold", "Preview", "Bold"];
    expect(names).toEqual([...here, "Text", "Tags", "Publish"]);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.type("- item");
    await page.keyboard.press("Tab");
    expect(await focusedName(page)).toBe("Tags");
    expect(await written(page)).toBe("- item");
  });

  it("go on with a list, end it, and leave a plain line break to Shift", async () => {
    const page = await openForm();
    await textOf(page).focus();
    await page.keyboard.type("1. one");
    await page.keyboard.press("Enter");
    await page.keyboard.type("two");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("more");
    expect(await written(page)).toBe("1. one\n2. two\nmore");
    await page.keyboard.press("Enter");
    await page.keyboard.type("- [x] a");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.type("end");
    expect(await written(page)).toBe("1. one\n2. two\nmore\n- [x] a\nend");
  });

  it("leave the keys of an input method to it", async () => {
    const page = await openForm();
    await textOf(page).focus();
    await page.keyboard.type("- ");
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
    await cdp.send("Input.dispatchKeyEvent", {
      type: "rawKeyDown",
      key: "Enter",
      windowsVirtualKeyCode: 229,
    });
    await cdp.send("Input.insertText", { text: "日本" });
    expect(await written(page)).toBe("- 日本");
    await page.keyboard.press("Enter");
    expect(await written(page)).toBe("- 日本\n- ");
  });

  it("publish by the keyboard", async () => {
    const page = await openForm();
    await page.getByLabel("Title").fill("By Ctrl and Enter");
    await typeAndSelect(page, "Text", "Text");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { level: 1, name: "By Ctrl and Enter" }).waitFor();
  });
});

describe.skipIf(!hasBrowser)("pasting", () => {
  it("makes a link of an address over a selection, which can be undone", async () => {
    const page = await openForm();
    await typeAndSelect(page, "see this page", "this page");
    await copy(page, { "text/plain": "https://example.com/a" });
    await page.keyboard.press("Control+V");
    expect(await written(page)).toBe("see [this page](https://example.com/a)");
    await page.keyboard.press("Control+Z");
    expect(await written(page)).toBe("see this page");
  });

  it("leaves an address an address where nothing is selected, and text text", async () => {
    const page = await openForm();
    await typeAndSelect(page, "see ", "");
    await textOf(page).press("End");
    await copy(page, { "text/plain": "https://example.com/a" });
    await page.keyboard.press("Control+V");
    await copy(page, { "text/plain": " and <b>bold</b>", "text/html": " and <b>bold</b><script>1</script>" });
    await page.keyboard.press("Control+V");
    expect(await written(page)).toBe("see https://example.com/a and <b>bold</b>");
  });
});

describe.skipIf(!hasBrowser)("the preview", () => {
  it("stands beside a post where there is room, and follows what is typed", async () => {
    const page = await openForm();
    await textOf(page).focus();
    await page.keyboard.type("A lamp");
    await page.keyboard.press("Control+Shift+E");
    await preview(page).getByText("A lamp").waitFor();
    await page.keyboard.type(" in the window");
    await preview(page).getByText("A lamp in the window").waitFor();
    await page.keyboard.press("Control+Shift+E");
    await preview(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Preview" }).click();
    await preview(page).getByText("A lamp in the window").waitFor();
    await expectSound(page);
  });

  it("takes the place of the text on a phone, and gives it back as it was", async () => {
    const page = await openForm(PHONE);
    await textOf(page).focus();
    await page.keyboard.insertText("A line\n\n".repeat(60));
    await page.keyboard.type("the last");
    await page.evaluate(() => scrollTo(0, 600));
    await page.keyboard.press("Control+Shift+E");
    await preview(page).getByText("the last").waitFor();
    expect(await textOf(page).count()).toBe(0);
    expect(await focusedName(page)).toBe("Preview");
    expect(await page.getByRole("button", { name: "Bold" }).getAttribute("aria-disabled")).toBe("true");
    await page.keyboard.press("Control+Shift+E");
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(600);
    await page.keyboard.type(" word");
    expect(await written(page)).toMatch(/the last word$/);
    await page.keyboard.press("Control+Z");
    expect(await written(page)).not.toMatch(/word$/);
  });

  it("keeps the last one and says so where the next one can't be had", async () => {
    const page = await openForm();
    await textOf(page).focus();
    await page.keyboard.type("Before");
    await page.getByRole("button", { name: "Preview" }).click();
    await preview(page).getByText("Before").waitFor();
    await page.context().setOffline(true);
    await page.keyboard.type(" and after");
    await page.getByText("The preview is not up to date.").waitFor();
    expect(await preview(page).getByText("Before").count()).toBe(1);
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await preview(page).getByText("Before and after").waitFor();
    expect(await page.getByText("The preview is not up to date.").count()).toBe(0);
  });
});

it("is not loaded where one reads", async () => {
  const html = await (await fetch(siteUrl())).text();
  const code = feedScripts(html).map(({ path }) => readFileSync(join("dist/client", path), "utf8"));
  expect(code.filter((script) => script.includes("Bulleted list"))).toEqual([]);
});
