import type { Page } from "playwright-core";

import { apiOf, randomAddress, signUp } from "./client";
import { siteUrl } from "./site-url";

const base = siteUrl();

const programOf = (cookie: string) =>
  apiOf(base, { cookie, origin: base, "x-forwarded-for": randomAddress() });

/** A member's browser and, for what is quicker without one, the same member as a program. */
export async function member(name: string) {
  const { cookie } = await signUp(base, { name });
  return { api: programOf(cookie), cookie };
}

type Api = ReturnType<typeof programOf>;

export async function newPost(api: Api, title = "A post to talk about") {
  const { id } = await api.post.create.mutate({ title, content: "Its text." });
  const say = async (content: string, parentId?: string) =>
    (await api.comment.create.mutate({ postId: id, parentId, content })).id;
  return { id, path: `/posts/${id}`, say };
}

/** Comments below each other, as deep as asked. */
export async function chain(say: (content: string, parentId?: string) => Promise<string>, levels: number) {
  const ids: string[] = [];
  for (let level = 1; level <= levels; level += 1) ids.push(await say(`Said on level ${level}`, ids.at(-1)));
  return ids;
}

export const comment = (page: Page, text: string) =>
  page.locator("[data-comment]").filter({ has: page.locator(".prose-text", { hasText: text }) });

/** The text of the comment that has the focus itself. */
export const focusedComment = (page: Page) =>
  page.evaluate(() =>
    document.activeElement?.hasAttribute("data-comment")
      ? document.activeElement.querySelector(".prose-text")?.textContent
      : null,
  );

export const box = (page: Page, label: string | RegExp) => page.getByRole("textbox", { name: label });

export async function act(page: Page, text: string, action: string): Promise<void> {
  await comment(page, text)
    .getByRole("button", { name: /^Actions for/ })
    .click();
  await page.getByRole("button", { name: action }).click();
}
