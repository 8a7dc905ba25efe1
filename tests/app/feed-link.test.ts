import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import { apiOf, signUp } from "./client";
import { siteUrl } from "./site-url";

const base = siteUrl();

/** The feed that a page leads its reader to, and the one that it names to programs. */
async function feedOf(path: string) {
  const html = await (await fetch(base + path)).text();
  const [, shown] = /<a href="([^"]*feed\.xml)"[^>]*>Atom feed/.exec(html) ?? [];
  const [link = ""] = /<link rel="alternate"[^>]*>/.exec(html) ?? [];
  const [, named] = /href="([^"]*)"/.exec(link) ?? [];
  return { shown: shown && new URL(shown, base).href, named };
}

describe("a page of which there is a feed", () => {
  it("leads to it, and to the one that programs find", async () => {
    const api = apiOf(base, { cookie: (await signUp(base)).cookie });
    const tag = `über-${randomUUID().slice(0, 8)}`;
    const { id, slug, author } = await api.post.create.mutate({
      title: "Post",
      content: "Text",
      tags: [tag],
    });
    const pages = ["/", `/tags/${encodeURIComponent(tag)}`, `/@${author?.handle}`, `/posts/${id}/${slug}`];
    for (const path of pages) {
      const { shown, named } = await feedOf(path);
      expect(shown).toBeDefined();
      expect([path, shown]).toEqual([path, named]);
      const feed = await fetch(shown ?? "");
      expect([path, feed.status, feed.headers.get("content-type")]).toEqual([
        path,
        200,
        expect.stringContaining("application/atom+xml"),
      ]);
    }
  });

  it.each(["/tags", "/search", "/nothing", "/tags/none-of-this-name", `/posts/${randomUUID()}`])(
    "is not %s",
    async (path) => {
      expect(await feedOf(path)).toEqual({});
    },
  );
});
