import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import { apiOf, signUp } from "./client";
import { siteUrl } from "./site-url";

const base = siteUrl();
const tag = `t${randomUUID()}`.slice(0, 20);

const titleOf = (html: string) => /<title>([^<]*)/.exec(html)?.[1];

describe("an address that goes on where a page ends", () => {
  it("is none, whatever page it begins with", async () => {
    const { cookie } = await signUp(base);
    await apiOf(base, { cookie }).post.create.mutate({
      title: "Post",
      content: "Text",
      tags: [tag, "c-c++"],
    });
    for (const path of [
      `/tags/${tag}/b`,
      `/tags/${tag.toUpperCase()}/b`,
      `/tags/${tag}/feed.xml/x`,
      "/tags/c/c++",
      "/search/x",
      "/bookmarks/x",
      "/settings/profile/x",
    ]) {
      const page = await fetch(base + path, { redirect: "manual" });
      const html = await page.text();
      expect([path, page.status, titleOf(html)]).toEqual([path, 404, "Posthouse"]);
      expect(html).toContain("There is no such page");
      expect(html).not.toContain('rel="canonical"');
    }
  });

  it("leads to the tag where a slash is part of what was typed", async () => {
    const page = await fetch(`${base}/tags/C%2FC%2B%2B`, { redirect: "manual" });
    expect([page.status, page.headers.get("location")]).toEqual([301, "/tags/c-c%2B%2B"]);
  });
});
