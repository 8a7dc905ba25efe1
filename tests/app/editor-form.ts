import type { Page } from "playwright-core";

import { signUp } from "./client";
import { visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const DESK = { width: 1280, height: 900 };

/** Windows for the tests of a file; `openForm` opens one of a new member, on an empty form. */
export async function formsOf() {
  const base = siteUrl();
  const { hasBrowser, openWindow } = await windowsOf(base);
  const openForm = async (viewport = DESK): Promise<Page> => {
    const { cookie } = await signUp(base);
    const page = await openWindow({ cookie, viewport });
    await visit(page, "/posts/new");
    return page;
  };
  return { hasBrowser, openForm };
}

export const textOf = (page: Page) => page.getByRole("textbox", { name: "Text" });
export const tagsOf = (page: Page) => page.getByRole("combobox", { name: "Tags" });
export const preview = (page: Page) => page.getByRole("region", { name: "Preview" });
export const written = (page: Page) => textOf(page).inputValue();

/** Types a text, as a person does, and selects `part` of it. */
export async function typeAndSelect(page: Page, text: string, part: string): Promise<void> {
  await textOf(page).focus();
  await page.keyboard.insertText(text);
  await select(page, part);
}

export const select = (page: Page, part: string) =>
  textOf(page).evaluate((field, wanted) => {
    const area = field as HTMLTextAreaElement;
    const start = area.value.indexOf(wanted);
    area.setSelectionRange(start, start + wanted.length);
  }, part);

export const focusedName = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    return (
      element?.getAttribute("aria-label") ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? ""
    );
  });

export async function copy(page: Page, items: Record<string, string>): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(
    (texts) =>
      navigator.clipboard.write([
        new ClipboardItem(
          Object.fromEntries(Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })])),
        ),
      ]),
    items,
  );
}
