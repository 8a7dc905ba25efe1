import { beforeAll, describe, expect, it } from "vitest";

import { apiOf, signUp } from "./client";
import { expectSound, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

const RTL = "مقهى-القراءة";
const LONG = ["w", "m", "ß", "각", "日"].map((letter) => letter.repeat(30));

describe.skipIf(!hasBrowser)("tags", () => {
  let long: string;

  beforeAll(async () => {
    const { cookie } = await signUp(base);
    const write = (title: string, tags: string[]) =>
      apiOf(base, { cookie }).post.create.mutate({ title, content: "Text", tags });
    await write("With coffee", ["Café", "C/C++", "C#"]);
    await write("With more coffee", ["cafe", RTL, "日本語"]);
    await write("Marks", [`z${"\u0335\u0322".repeat(30)}`, `\u202eevil\u202c\u200b`]);
    ({ id: long } = await write("Long", LONG));
  });

  it("lead from the feed to the directory, to a tag, to its posts, without scripts", async () => {
    const page = await openWindow({ javaScriptEnabled: false });
    await page.goto("/");
    await page.getByRole("link", { name: "Tags", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Tags" }).waitFor();
    await page.getByRole("link", { name: /^café 2 posts$/ }).click();
    await page.getByRole("heading", { level: 1, name: "café" }).waitFor();
    expect(await page.getByRole("heading", { level: 2 }).allTextContents()).toEqual([
      "With more coffee",
      "With coffee",
    ]);
    await page.getByRole("link", { name: "top", exact: true }).click();
    expect(new URL(page.url()).pathname).toBe(`/tags/${encodeURIComponent("café")}`);
    await page.getByRole("link", { name: "With coffee", exact: true }).click();
    await page.getByRole("article").getByRole("link", { name: "c#" }).click();
    await page.getByRole("heading", { level: 1, name: "c#" }).waitFor();
  });

  it.each([
    ["/tags/Cafe", "/tags/caf%C3%A9"],
    ["/tags/CAF%C3%89?sort=top&period=week", "/tags/caf%C3%A9?sort=top&period=week"],
    ["/tags/C%2FC%2B%2B", "/tags/c-c++"],
  ])("have one address: %s", async (from, to) => {
    const answer = await fetch(base + from, { redirect: "manual" });
    expect(answer.status).toBe(301);
    const location = new URL(answer.headers.get("location") ?? "", base);
    expect(decodeURIComponent(location.pathname) + location.search).toBe(
      decodeURIComponent(new URL(to, base).pathname) + new URL(to, base).search,
    );
    expect((await fetch(location)).status).toBe(200);
  });

  it.each(["/tags/none", "/tags/%F0%9F%99%82", "/tags/%3Cscript%3E", `/tags/${"x".repeat(300)}`])(
    "that there are none of are a page that helps: %s",
    async (path) => {
      const answer = await fetch(base + path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("See all tags");
    },
  );

  it("pass axe and fit every width: five of thirty characters, from right to left, with piled marks", async () => {
    const page = await openWindow();
    for (const path of ["/tags", `/tags/${RTL}`, `/posts/${long}`, "/", "/tags/none", "/tags/c%23"]) {
      await expectSound(page, path);
    }
  });
});
