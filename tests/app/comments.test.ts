import { beforeAll, describe, expect, it } from "vitest";

import { act, box, comment, focusedComment, member, newPost } from "./discussion";
import { loseAnswer } from "./lost-answer";
import { visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

describe.skipIf(!hasBrowser)("a discussion", () => {
  let ada: Awaited<ReturnType<typeof member>>;
  beforeAll(async () => {
    ada = await member("Ada");
  });

  it("takes a comment, a reply, a change and a deletion, each seen at once and said aloud", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await page.getByRole("heading", { name: "No comments yet" }).waitFor();
    await box(page, "Write a comment").fill("First words");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await comment(page, "First words").waitFor();
    await page.getByRole("heading", { name: "1 comment", exact: true }).waitFor();
    await expect.poll(() => focusedComment(page)).toContain("First words");
    expect(await page.getByRole("status").filter({ hasText: "Your comment is there." }).count()).toBe(1);
    expect(await box(page, "Write a comment").inputValue()).toBe("");

    await comment(page, "First words").getByRole("button", { name: "Reply to Ada" }).click();
    const reply = box(page, "Reply to Ada");
    await expect.poll(() => reply.evaluate((field) => field === document.activeElement)).toBe(true);
    await reply.fill("An answer");
    await page.getByRole("button", { name: "Reply", exact: true }).click();
    await comment(page, "An answer").waitFor();
    await expect.poll(() => focusedComment(page)).toContain("An answer");
    expect(await page.locator("ol ol [data-comment]").count()).toBe(1);

    await act(page, "An answer", "Edit comment");
    await box(page, "Text of the comment").fill("A better answer");
    await page.getByRole("button", { name: "Save changes" }).click();
    await comment(page, "A better answer").getByText("edited").waitFor();

    await act(page, "First words", "Delete comment");
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete comment" }).click();
    await page.getByText("This comment was deleted").waitFor();
    await comment(page, "A better answer").waitFor();
    await act(page, "A better answer", "Delete comment");
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete comment" }).click();
    await page.getByRole("heading", { name: "No comments yet" }).waitFor();
    expect(await page.locator("[data-comment]").count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("thread-status");

    await page.reload();
    await page.getByRole("heading", { name: "No comments yet" }).waitFor();
  });

  it("gives the focus back where a reply is not written after all, and keeps its text", async () => {
    const post = await newPost(ada.api);
    await post.say("To be answered");
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    const open = page.getByRole("button", { name: "Reply to Ada" });
    await open.click();
    await box(page, "Reply to Ada").fill("Half a");
    await page.keyboard.press("Escape");
    await expect.poll(() => open.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await box(page, "Reply to Ada").count()).toBe(0);
    await page.keyboard.press("Enter");
    await expect.poll(() => box(page, "Reply to Ada").inputValue()).toBe("Half a");
    await box(page, "Reply to Ada").fill("");
  });

  describe("whose form can’t be loaded", () => {
    const form = "**/assets/reply-form*";

    async function failing() {
      const post = await newPost(ada.api);
      await post.say("To be answered");
      const page = await openWindow({ cookie: ada.cookie });
      await visit(page, post.path);
      await page.route(form, (route) => route.abort());
      await page.getByRole("button", { name: "Reply to Ada" }).click();
      await page.getByText("This could not be loaded.").waitFor();
      return page;
    }

    it("stays where it is, and loads it once the network is back", async () => {
      const page = await failing();
      expect(await comment(page, "To be answered").count()).toBe(1);
      await page.unroute(form);
      await page.getByRole("button", { name: "Try again" }).click();
      await box(page, "Reply to Ada").waitFor();
    });

    it("has the page loaded anew where trying again was no use: some browsers never ask again", async () => {
      const page = await failing();
      await page.getByRole("button", { name: "Try again" }).click();
      const reload = page.getByRole("button", { name: "Reload the page" });
      await reload.waitFor();
      await page.unroute(form);
      await Promise.all([page.waitForEvent("load"), reload.click()]);
      await page.getByRole("button", { name: "Reply to Ada" }).click();
      await box(page, "Reply to Ada").waitFor();
    });
  });

  it("shows what was said since, when one comes back from another site", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await box(page, "Write a comment").fill("Said just before leaving");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await comment(page, "Said just before leaving").waitFor();
    await page.goto("about:blank");
    await page.goBack();
    await comment(page, "Said just before leaving").waitFor();
  });

  it("says what is wrong beside the field, and keeps the text without a network", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("Comment can’t be empty.").waitFor();
    const field = box(page, "Write a comment");
    await expect.poll(() => field.evaluate((area) => area === document.activeElement)).toBe(true);
    await field.fill("In a tunnel");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("The server can’t be reached.").waitFor();
    expect(await field.inputValue()).toBe("In a tunnel");
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await comment(page, "In a tunnel").waitFor();
  });

  it("stores once what is sent twice, and once what is sent again after a lost answer", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await box(page, "Write a comment").fill("Pressed twice");
    await page.getByRole("button", { name: "Comment", exact: true }).dblclick();
    await comment(page, "Pressed twice").waitFor();

    await loseAnswer(page, "comment.create");
    await box(page, "Write a comment").fill("Its answer was lost");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("The server can’t be reached.").waitFor();
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await comment(page, "Its answer was lost").waitFor();
    const { items } = await ada.api.comment.list.query({ postId: post.id });
    expect(items).toHaveLength(2);
  });

  it("keeps what was changed between a try that arrived and the next", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await loseAnswer(page, "comment.create");
    await box(page, "Write a comment").fill("Half of it");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("The server can’t be reached.").waitFor();
    await box(page, "Write a comment").fill("Half of it, and the other half");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await comment(page, "Half of it, and the other half").waitFor();
    const { items } = await ada.api.comment.list.query({ postId: post.id });
    expect(items.map(({ html }) => html).join()).toContain("and the other half");
    expect(items).toHaveLength(1);
  });

  it("takes no more words while they are on their way", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route("**/api/trpc/comment.create**", async (route) => {
      await held;
      await route.continue();
    });
    const field = box(page, "Write a comment");
    await field.fill("Sent");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByRole("button", { name: "Sending…" }).waitFor();
    await field.press("x");
    expect(await field.inputValue()).toBe("Sent");
    go();
    await comment(page, "Sent").waitFor();
    await field.fill("And another");
  });

  it("is not written in the name of another member who has signed in meanwhile", async () => {
    const post = await newPost(ada.api);
    const eve = await member("Eve");
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await box(page, "Write a comment").fill("Ada’s words");
    await page.context().clearCookies();
    await page.context().addCookies(
      eve.cookie.split("; ").map((pair) => {
        const at = pair.indexOf("=");
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: base };
      }),
    );
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByText("Someone else is signed in here by now").first().waitFor();
    expect((await ada.api.comment.list.query({ postId: post.id })).items).toEqual([]);
    expect(await box(page, "Write a comment").inputValue()).toBe("Ada’s words");
  });

  it("tells the second of two windows of the newer text, and loses neither", async () => {
    const post = await newPost(ada.api);
    const id = await post.say("As it was");
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await act(page, "As it was", "Edit comment");
    await box(page, "Text of the comment").fill("From this window");
    await ada.api.comment.update.mutate({ id, content: "From the other window" });
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("This was changed while you were writing").waitFor();
    expect(await page.getByLabel("What stands there now").textContent()).toContain("From the other window");
    expect(await box(page, "Text of the comment").inputValue()).toBe("From this window");
    await page.getByRole("button", { name: "Keep mine" }).click();
    await page.getByRole("button", { name: "Save changes" }).click();
    await comment(page, "From this window").waitFor();
  });

  it("refuses a reply to what was deleted meanwhile in clear words, and keeps the text", async () => {
    const post = await newPost(ada.api);
    const id = await post.say("Soon gone");
    await post.say("Holds its place", id);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    await comment(page, "Soon gone").getByRole("button", { name: "Reply to Ada" }).first().click();
    await box(page, "Reply to Ada").fill("Too late");
    await ada.api.comment.delete.mutate({ id });
    await page.getByRole("button", { name: "Reply", exact: true }).click();
    await page.getByText("The comment you reply to was deleted.").waitFor();
    expect(await box(page, "Reply to Ada").inputValue()).toBe("Too late");
    await box(page, "Reply to Ada").fill("");
  });

  it("counts characters near the limit alone, and not aloud with every key", async () => {
    const post = await newPost(ada.api);
    const page = await openWindow({ cookie: ada.cookie });
    await visit(page, post.path);
    const form = page.locator("#new-comment");
    const said = form.getByRole("status").filter({ hasText: /characters|too long/ });
    const field = box(page, "Write a comment");
    await field.fill("x".repeat(9400));
    expect(await form.getByText(/characters/).count()).toBe(0);
    await field.fill("x".repeat(9600));
    await form.getByText("400 characters left", { exact: true }).waitFor();
    expect(await said.textContent()).toBe("At most 500 characters left.");
    await field.press("End");
    await field.press("y");
    await form.getByText("399 characters left", { exact: true }).waitFor();
    expect(await said.textContent()).toBe("At most 500 characters left.");
    await field.fill("🐎".repeat(10_001));
    await form.getByText("1 character too many", { exact: true }).waitFor();
    expect(await said.textContent()).toBe("The text is too long.");
    await field.fill("");
  });
});
