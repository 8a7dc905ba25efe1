import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { apiOf, randomAddress, signUp } from "./client";
import { visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

/** Turns what follows round, and is never closed. */
const OVERRIDE = "\u202e";
const ISOLATE = "\u2067";
const PILE = `z${"\u0335\u0322".repeat(20)}`;
const INVISIBLE = "a\u200bb\u200d\u2060c\ufeff";

/** What the site itself says about posts and comments whose words run from right to left. */
const turnedRound = (page: Page) =>
  page.locator("main time").evaluateAll((times) =>
    times.flatMap((time) => {
      const text = document.createTreeWalker(time, NodeFilter.SHOW_TEXT).nextNode();
      if (!text?.textContent || text.textContent.length < 3) return [];
      const placeOf = (at: number) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      };
      return placeOf(0) < placeOf(text.textContent.length - 1) ? [] : [text.textContent];
    }),
  );

const overflow = (page: Page) =>
  page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );

describe.skipIf(!hasBrowser)("text that runs from right to left, piles marks or is invisible", () => {
  it("turns round and widens nothing but itself", async () => {
    const name = `Eve${OVERRIDE}${ISOLATE}`;
    const { cookie } = await signUp(base, { name });
    const api = apiOf(base, { cookie, origin: base, "x-forwarded-for": randomAddress() });
    const mark = `odd${Date.now()}`;
    const title = `${mark} ${OVERRIDE}title ${PILE}`;
    const { id, author } = await api.post.create.mutate({
      title,
      content: `${OVERRIDE}${ISOLATE}text ${INVISIBLE} ${PILE.repeat(20)} عنوان`,
      tags: [`${OVERRIDE}tag`, "عنوان"],
    });
    const { id: commentId } = await api.comment.create.mutate({
      postId: id,
      content: `${OVERRIDE}said ${PILE.repeat(20)}`,
    });
    await api.comment.create.mutate({ postId: id, parentId: commentId, content: `${ISOLATE}answered` });

    const page = await openWindow({ cookie, viewport: { width: 320, height: 800 } });
    for (const path of [
      "/",
      `/posts/${id}`,
      `/posts/${id}/comments/${commentId}`,
      `/@${author?.handle}`,
      `/@${author?.handle}?show=comments`,
      `/search?q=${mark}`,
    ]) {
      await visit(page, path);
      expect(await page.locator("main time").count(), path).toBeGreaterThan(0);
      expect([path, await turnedRound(page)]).toEqual([path, []]);
      expect([path, await overflow(page)]).toEqual([path, 0]);
    }
  });
});
