import { beforeEach, describe, expect, it } from "vitest";

import { hits, post, search, welcomeAuthor } from "../mocks/searching";

const textOf = (segments: { text: string }[]) => segments.map(({ text }) => text).join("");

beforeEach(welcomeAuthor);

describe("an extract", () => {
  it("is text without marks of Markdown, around what was found", async () => {
    const words = "Some words that lead up to it. ".repeat(20);
    await post(
      "Title",
      `# Heading\n\n${words}\n\n> **The [lantern](https://example.com)** & <b>more</b>\n\n${words}`,
    );
    const { items } = await search("lantern");
    const extract = items[0]?.extract ?? [];
    expect(hits(extract)).toEqual(["lantern"]);
    expect(textOf(extract)).toContain("The lantern & <b>more</b>");
    expect(textOf(extract).length).toBeLessThan(260);
    expect(textOf(extract)).toMatch(/^… /);
  });

  it("is found far down in a long text too, and does not begin or end it", async () => {
    const filler = "Nothing **of** interest here.\n\n".repeat(700);
    await post("Title", `${filler}A lantern in the _window_.\n\n${filler}`);
    const { items } = await search("lantern");
    const extract = items[0]?.extract ?? [];
    expect(hits(extract)).toEqual(["lantern"]);
    expect(textOf(extract)).toMatch(/^… .*A lantern in the window\..* …$/);
    expect(textOf(extract)).not.toContain("**");
  });

  it("prefers the place where most words stand together", async () => {
    const filler = "nothing of interest ".repeat(30);
    await post("Title", `lamp ${filler} lamp and window ${filler}`);
    const { items } = await search("window lamp");
    expect(hits(items[0]?.extract ?? [])).toEqual(["lamp", "window"]);
  });
});
