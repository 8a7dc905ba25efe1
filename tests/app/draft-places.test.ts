import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { expectSound, signUp, visit } from "./pages";
import { eventually, valueOf, writingSite } from "./writing-site";

const { base, sql, hasBrowser, openWindow, apiAs } = await writingSite();

const begun = (target: string, content: string) => ({
  id: randomUUID(),
  target,
  title: "",
  content,
  tags: [],
  version: 0,
});

/** A member, a post of theirs, and what they have begun to write. */
async function discussing() {
  const page = await openWindow();
  await signUp(page, "Ada");
  const api = await apiAs(page);
  const { id: postId } = await api.post.create.mutate({ title: "A long talk", content: "Its text." });
  const say = async (content: string, parentId?: string) =>
    (await api.comment.create.mutate({ postId, parentId, content })).id;
  const begin = (target: string, content: string) => api.draft.save.mutate(begun(target, content));
  return { page, postId, say, begin };
}

/** Goes on with a draft of the list, and sees that its text stands in the form that has the focus. */
async function expectContinued(page: Page, words: string, label: string | RegExp) {
  await visit(page, "/drafts");
  await page.getByRole("link", { name: `Continue: ${words}` }).click();
  const form = page.getByRole("textbox", { name: label });
  await valueOf(form).toBe(words);
  await eventually(() => form.evaluate((field) => field === document.activeElement)).toBe(true);
  await expect.poll(() => form.evaluate((field) => field.checkVisibility())).toBe(true);
  return form;
}

describe.skipIf(!hasBrowser)("a draft in a discussion", () => {
  it("is gone on with where it belongs, however deep that is", { timeout: 180_000 }, async () => {
    const { page, postId, say, begin } = await discussing();
    let last = "";
    for (let level = 1; level <= 18; level += 1) last = await say(`Level ${level}`, last || undefined);
    await begin(`reply-to-comment:${last}`, "A reply, half");
    await begin(`comment:${last}`, "Level 18, changed");
    await begin(`reply-to-post:${postId}`, "A comment, half");

    const reply = await expectContinued(page, "A reply, half", "Reply to Ada");
    expect(page.url()).toBe(`${base}/posts/${postId}/comments/${last}#reply-${last}`);
    await page.reload();
    await valueOf(reply).toBe("A reply, half");
    await eventually(() => reply.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: "Reply", exact: true }).click();
    await page.getByText("Your reply is there.").waitFor();
    expect(page.url()).not.toContain("#reply-");

    await expectContinued(page, "Level 18, changed", "Text of the comment");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("Your changes are saved.").waitFor();

    const comment = await expectContinued(page, "A comment, half", "Write a comment");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("Your comment is there.").waitFor();
    await valueOf(comment).toBe("");
    await visit(page, "/drafts");
    await page.getByText("You have no drafts.").waitFor();
  });

  it("is gone on with far down in a thread of 5,000, also where the address is of the post’s page", async () => {
    const { page, postId, begin } = await discussing();
    const [author] = await sql<{ id: string }[]>`select author_id as id from post where id = ${postId}`;
    await sql`insert into comment (id, post_id, depth, path, content, author_id)
      select gen_random_uuid(), ${postId}, 0, lpad(to_hex(n), 6, '0'), 'Number ' || n, ${author?.id ?? ""}
      from generate_series(1, 5000) n`;
    await sql`update post set comment_serial = 5000 where id = ${postId}`;
    const [far] = await sql<
      { id: string }[]
    >`select id from comment where post_id = ${postId} and content = 'Number 4990'`;
    await begin(`reply-to-comment:${far?.id ?? ""}`, "To the 4,990th");
    await expectContinued(page, "To the 4,990th", "Reply to Ada");
    await page.getByText("Number 4990").waitFor();

    await visit(page, `/posts/${postId}#reply-${far?.id ?? ""}`);
    await valueOf(page.getByRole("textbox", { name: "Reply to Ada" })).toBe("To the 4,990th");
  });

  it("is gone on with where this device alone has it, and handed over where its comment is gone", async () => {
    const { page, postId, say } = await discussing();
    const [there, gone] = [await say("Still there"), await say("Soon gone")];
    await visit(page, `/posts/${postId}`);
    await page.context().route("**/api/trpc/draft.save*", (route) => route.abort());
    for (const [comment, text] of [
      ["Still there", "Kept for one that is there"],
      ["Soon gone", "Kept for one that is gone"],
    ] as const) {
      await page
        .locator("[data-comment]")
        .filter({ hasText: comment })
        .getByRole("button", { name: "Reply to Ada" })
        .click();
      await page.getByRole("textbox", { name: "Reply to Ada" }).fill(text);
      await page.getByText("Offline, kept on this device", { exact: true }).waitFor();
    }
    await (await apiAs(page)).comment.delete.mutate({ id: gone });
    await visit(page, "/drafts");
    const left = page.getByRole("region", { name: "On this device only" }).getByRole("listitem");
    await left
      .filter({ hasText: "Kept for one that is gone" })
      .getByRole("button", { name: "Copy text" })
      .waitFor();
    await expectSound(page);
    await expectContinued(page, "Kept for one that is there", "Reply to Ada");
    expect(page.url()).toContain(`/comments/${there}#reply-${there}`);
  });

  it("is not opened again once its form was closed, nor for who may not write it", async () => {
    const { page, postId, say } = await discussing();
    const id = await say("To be answered");
    await visit(page, `/posts/${postId}/comments/${id}#reply-${id}`);
    await page.getByRole("textbox", { name: "Reply to Ada" }).waitFor();
    await page.keyboard.press("Escape");
    expect(page.url()).toContain(`#comment-${id}`);
    await page.reload();
    await page.getByRole("button", { name: "Reply to Ada" }).waitFor();
    expect(await page.getByRole("textbox", { name: "Reply to Ada" }).count()).toBe(0);

    const other = await openWindow();
    for (const form of ["reply", "edit"]) {
      await visit(other, `/posts/${postId}/comments/${id}#${form}-${id}`);
      await other.getByText("To be answered").waitFor();
      expect(await other.getByRole("textbox").count()).toBe(await searchBoxes(other));
    }
    await signUp(other, "Eve");
    await visit(other, `/posts/${postId}/comments/${id}#edit-${id}`);
    await other.getByText("To be answered").waitFor();
    expect(await other.getByRole("textbox", { name: "Text of the comment" }).count()).toBe(0);
  });
});

const searchBoxes = (page: Page) => page.locator("header").getByRole("textbox").count();
