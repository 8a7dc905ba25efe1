import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { eventually, publishOf, saved, textOf, titleOf, writingSite } from "./writing-site";

const { hasBrowser, writer, apiAs, draftsOf, postsWith, sql } = await writingSite();

const tagsOf = (page: Page) => page.getByRole("combobox", { name: "Tags" });

async function publishedTags(page: Page, text: string) {
  await eventually(() => postsWith(text)).toHaveLength(1);
  const [post] = await postsWith(text);
  return (await (await apiAs(page)).post.byId.query({ id: String(post?.id) })).tags;
}

describe.skipIf(!hasBrowser)("a tag that is being typed", () => {
  it("is there again after a reload, on the server too, and is published with the others", async () => {
    const { page, text, email } = await writer();
    await titleOf(page).fill("Half a tag");
    await textOf(page).fill(text);
    await tagsOf(page).fill("first,");
    await tagsOf(page).pressSequentially("Wood W");
    await saved(page);
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
    await page.reload();
    await eventually(() => tagsOf(page).inputValue()).toBe("Wood W");
    await page.getByRole("button", { name: "Remove first" }).waitFor();
    await publishOf(page).click();
    expect(await publishedTags(page, text)).toEqual(["first", "wood-w"]);
    expect(await sql`SELECT 1 FROM tag WHERE name LIKE 'wood%'`).toHaveLength(1);
  });

  it("is there again when the page goes before anything was saved", async () => {
    const { page, text } = await writer();
    await textOf(page).fill(text);
    await saved(page);
    await page.route(/draft\.save/, (route) => route.abort());
    await tagsOf(page).pressSequentially("late");
    await page.reload();
    await eventually(() => tagsOf(page).inputValue()).toBe("late");
  });

  it("keeps the post from being published without it, where no tag can be made of it", async () => {
    const { page, text } = await writer();
    await titleOf(page).fill("No tag");
    await textOf(page).fill(text);
    await tagsOf(page).pressSequentially("!!!");
    await textOf(page).press("Control+Enter");
    const why = page.getByText("A tag needs a letter or a digit.");
    await why.waitFor();
    expect(await why.count()).toBe(1);
    expect(await tagsOf(page).inputValue()).toBe("!!!");
    expect(await postsWith(text)).toEqual([]);

    await tagsOf(page).fill("mended");
    await publishOf(page).click();
    expect(await publishedTags(page, text)).toEqual(["mended"]);
  });

  it("is published by the keys of the text's field from its own", async () => {
    const { page, text } = await writer();
    await titleOf(page).fill("By keys");
    await textOf(page).fill(text);
    await tagsOf(page).pressSequentially("late");
    await textOf(page).press("Control+Enter");
    expect(await publishedTags(page, text)).toEqual(["late"]);
  });
});
