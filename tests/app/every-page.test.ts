import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";
import type { FileRoutesByTo } from "~/routeTree.gen";

import { apiOf, signUp as signUpOverHttp } from "./client";
import { axeFaults, expectSound, isSignedIn, signUp, visit, windowsOf, write } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

const LONG_WORD = `Donau${"dampfschifffahrts".repeat(10)}`;
const RTL = "عنوان طويل من اليمين إلى اليسار";

type DocumentRoute = `/api/${string}` | `${string}.${"png" | "txt" | "xml"}`;

/**
 * Each page and how it is looked at: at these addresses below, with something on them, or by the test
 * that brings about what it shows. A page that is not here is an error of types.
 */
const pagesOf = (site: Site): Record<Exclude<keyof FileRoutesByTo, DocumentRoute>, string[] | string> => ({
  "/": "feed.test.ts",
  "/@{$handle}": [`/@${site.handle}`, `/@${site.handle}?show=comments`],
  "/bookmarks": ["/bookmarks"],
  "/drafts": ["/drafts"],
  "/forgot-password": ["/forgot-password"],
  "/posts/$postId/comments/$commentId": [`/posts/${site.postId}/comments/${site.deepest}`],
  "/posts/$postId/edit": [`/posts/${site.postId}/edit`],
  "/posts/$postId/history": [`/posts/${site.postId}/history`],
  "/posts/$postId/{-$slug}": [`/posts/${site.postId}`],
  "/posts/new": ["/posts/new"],
  "/search": [`/search?q=${site.mark}`],
  "/settings/account": ["/settings/account"],
  "/settings/data": "own-data.test.ts",
  "/settings/profile": ["/settings/profile"],
  "/settings/sessions": ["/settings/sessions"],
  "/settings/tokens": ["/settings/tokens"],
  "/settings": ["/settings"],
  "/tags": ["/tags"],
  "/tags/$tag": [`/tags/${site.mark}`],
  "/sign-in": "as a guest, below",
  "/sign-up": "as a guest, below",
  "/admin": "first-administrator.test.ts",
  "/admin/invitations": "registration.test.ts",
  "/admin/members": "first-administrator.test.ts",
  "/admin/site": "first-administrator.test.ts",
  "/goodbye": "own-data.test.ts",
  "/inbox": "there in development alone",
  "/join/$code": "registration.test.ts",
  "/reset-password": "mail-pages.test.ts",
  "/settings/security": "second-factor.test.ts",
  "/setup": "first-administrator.test.ts",
  "/two-factor": "second-factor.test.ts",
  "/verify-email": "mail-pages.test.ts",
});

type Site = Awaited<ReturnType<typeof fullSite>>;

/** A member with something on every page of theirs: long, deep, changed, deleted and from right to left. */
async function fullSite() {
  const { cookie } = await signUpOverHttp(base, {
    name: "A name that goes on and on, nearly as long as it may",
  });
  const api = apiOf(base, { cookie, origin: base });
  const mark = `e${randomUUID().replace(/[\d-]/g, "")}`;
  const content = `A ${mark}\n\n\`\`\`ts\nconst ${"long".repeat(40)} = 1;\n\`\`\`\n\n| a | b |\n|---|---|\n| ${LONG_WORD} | 1 |`;
  const { id: postId } = await api.post.create.mutate({
    title: LONG_WORD,
    content,
    tags: [mark, "x".repeat(30)],
  });
  await api.post.create.mutate({ title: RTL, content: `${RTL} ${mark}`, tags: [mark] });
  await api.post.update.mutate({ id: postId, content: `Another ${content}\n\n${RTL}` });
  await api.bookmark.set.mutate({ postId, on: true });
  await api.reaction.set.mutate({ target: { type: "post", id: postId }, on: true });
  const ids: string[] = [];
  for (let level = 1; level <= 10; level += 1) {
    const text = level % 2 ? `${RTL} ${level}` : `https://example.com/${"path/".repeat(40)}${level}`;
    ids.push((await api.comment.create.mutate({ postId, parentId: ids.at(-1), content: text })).id);
  }
  await api.comment.delete.mutate({ id: ids[2] ?? "" });
  const draft = randomUUID();
  await api.draft.save.mutate({
    id: draft,
    target: `new-post:${draft}`,
    title: LONG_WORD,
    content: RTL,
    tags: [],
    version: 0,
  });
  const handle = (await api.auth.getSession.query())?.user.handle ?? "";
  return { cookie, mark, postId, deepest: ids[8] ?? "", handle };
}

describe.skipIf(!hasBrowser)("every page", () => {
  const guestPages = ["/", "/sign-in", "/sign-up", "/nothing/here"];

  async function memberPages(page: Page): Promise<string[]> {
    await signUp(page, "A name that goes on and on, nearly as long as a name may be");
    await write(page, `Donau${"dampfschifffahrts".repeat(12)}`, `https://example.com/${"path/".repeat(60)}`);
    const post = page.url().slice(base.length);
    return ["/", post, `${post}/edit`, "/posts/new", "/posts/none"];
  }

  it("passes axe in both themes and fits every width, for a guest", async () => {
    const page = await openWindow();
    for (const path of guestPages) await expectSound(page, path);
  });

  it("passes axe in both themes and fits every width, for a member", async () => {
    const page = await openWindow();
    for (const path of await memberPages(page)) await expectSound(page, path);
  });

  it(
    "passes axe in both themes and fits every width, with something on it",
    { timeout: 300_000 },
    async () => {
      const site = await fullSite();
      const page = await openWindow({ cookie: site.cookie });
      for (const path of Object.values(pagesOf(site)).flatMap((looked) =>
        typeof looked === "string" ? [] : looked,
      ))
        await expectSound(page, path);

      await visit(page, "/posts/new");
      await page.getByRole("textbox", { name: "Text" }).fill(`## ${LONG_WORD}\n\n${RTL}`);
      await page.getByRole("button", { name: "Preview" }).click();
      await page.getByLabel("Preview").getByRole("heading").waitFor();
      await expectSound(page);
      await page.getByRole("textbox", { name: "Text" }).fill("");
    },
  );

  it("passes axe with its menus and dialogs open", async () => {
    const page = await openWindow();
    await signUp(page, "Ada");
    await write(page, "To be looked at");
    const expectClean = async () => expect(await axeFaults(page)).toEqual([]);
    await isSignedIn(page).click();
    await expectClean();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Actions for this post" }).press("Enter");
    await expectClean();
    await page.getByRole("button", { name: "Delete post" }).press("Enter");
    await page.getByRole("alertdialog").waitFor();
    await page.waitForTimeout(300);
    await expectClean();
  });
});
