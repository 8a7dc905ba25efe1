import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";

import { expectSound, isSignedIn, visit } from "./pages";
import { eventually, saved, textOf, valueOf, writingSite } from "./writing-site";

const { hasBrowser, openWindow, writer, apiAs, draftsOf } = await writingSite();

describe.skipIf(!hasBrowser)("the page of drafts", () => {
  it("leads on with each, shows what is left of those whose post is gone, and deletes", async () => {
    const { page, email } = await writer();
    await visit(page, "/drafts");
    await page.getByText("You have no drafts.").waitFor();
    await expectSound(page);
    const api = await apiAs(page);
    const { id } = await api.post.create.mutate({ title: "Soon gone", content: "Text" });
    await visit(page, `/posts/${id}/edit`);
    await textOf(page).fill("What was to become of it");
    await saved(page);
    await api.post.delete.mutate(id);
    await visit(page, "/posts/new");
    await textOf(page).fill("Something new");
    await saved(page);

    await isSignedIn(page).click();
    await page.getByRole("link", { name: "Drafts", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Drafts" }).waitFor();
    await page.getByText("A change of a post that was deleted").waitFor();
    await page.getByRole("link", { name: /^Open:/ }).click();
    await page.getByRole("button", { name: "Copy text" }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.getByText("What was to become of it").count()).toBe(1);
    await expectSound(page);
    await page.getByRole("button", { name: "Delete: Soon gone" }).click();
    await page.getByRole("button", { name: "Delete draft" }).click();
    await page.getByText("A change of a post that was deleted").waitFor({ state: "detached" });
    expect(await draftsOf(email)).toHaveLength(1);
    await page.getByRole("link", { name: "Continue: Something new" }).click();
    await valueOf(textOf(page)).toBe("Something new");
  });

  it("sends what a tab left on this device, and pages through many without scripts", async () => {
    const { page, email, text } = await writer();
    await page.context().setOffline(true);
    await textOf(page).fill(text);
    await page.getByText("Offline, kept on this device", { exact: true }).waitFor();
    await page.close();
    const context = page.context();
    await context.setOffline(false);
    const list = await context.newPage();
    await list.clock.install({ time: Date.now() + 60_000 });
    await visit(list, "/drafts");
    await list.getByText(text).waitFor();
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);

    const api = await apiAs(list);
    for (let number = 0; number < 24; number += 1) {
      const target = `reply-to-post:${randomUUID()}`;
      const draft = { id: randomUUID(), target, title: "", tags: [], version: 0 };
      await api.draft.save.mutate({ ...draft, content: `Draft ${number}` });
    }
    const cookies = await context.cookies();
    const plain = await openWindow({
      javaScriptEnabled: false,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
    });
    await plain.goto("/drafts");
    await plain.getByText("Draft 23", { exact: true }).waitFor();
    await plain.getByRole("link", { name: "Older drafts" }).click();
    await plain.getByText("Draft 0", { exact: true }).waitFor();
    await plain.getByText(text).waitFor();
  });
});
