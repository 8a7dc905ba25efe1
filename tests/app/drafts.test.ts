import { describe, expect, it } from "vitest";

import { loseAnswer } from "./lost-answer";
import { expectSound, isSignedIn, signIn, signUp, visit } from "./pages";
import {
  eventually,
  keptHere,
  publishOf,
  saved,
  textOf,
  titleOf,
  valueOf,
  writingSite,
} from "./writing-site";

const { base, hasBrowser, writer, draftsOf } = await writingSite();

describe.skipIf(!hasBrowser)("what is being written", () => {
  it("is on the server soon, and there after a reload, which says so", async () => {
    const { page, email, text } = await writer();
    await titleOf(page).fill("Half a title");
    await textOf(page).fill(text);
    await page.getByLabel("Tags").fill("ink");
    await page.getByLabel("Tags").press("Enter");
    await saved(page);
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
    await page.waitForURL(/\?draft=/);
    await page.reload();
    await page.getByText(/^Restored from \d\d:\d\d\./).waitFor();
    await valueOf(textOf(page)).toBe(text);
    expect(await titleOf(page).inputValue()).toBe("Half a title");
    await page.getByRole("button", { name: "Remove ink" }).waitFor();
  });

  it("is discarded when that is wanted, and can be brought back", async () => {
    const { page, email, text } = await writer();
    await textOf(page).fill(text);
    await saved(page);
    await page.reload();
    await page.getByRole("button", { name: "Discard it" }).click();
    await valueOf(textOf(page)).toBe("");
    await eventually(() => draftsOf(email)).toEqual([]);
    await page.getByRole("button", { name: "Bring it back" }).click();
    await valueOf(textOf(page)).toBe(text);
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
  });

  it("is found again after the tab was closed right after the last key", async () => {
    const { page, email, text } = await writer();
    await textOf(page).fill(text);
    await page.close({ runBeforeUnload: true });
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
    const again = await page.context().newPage();
    await visit(again, "/posts/new");
    await again.getByText("Unfinished:").getByRole("link").first().click();
    await valueOf(textOf(again)).toBe(text);
  });

  it("is there after the tab crashed, to the last key", async () => {
    const { page, text } = await writer();
    // Nothing gets through: what comes back was kept on the device alone.
    await page.context().route("**/api/trpc/draft.save*", (route) => route.abort());
    await textOf(page).fill(text);
    await keptHere(page);
    await textOf(page).pressSequentially(" and more");
    const address = page.url();
    const devtools = await page.context().newCDPSession(page);
    const crashed = new Promise((resolve) => page.once("crash", resolve));
    void devtools.send("Page.crash").catch(() => undefined);
    await crashed;
    const again = await page.context().newPage();
    await visit(again, address);
    await again.getByText(/^Restored from/).waitFor();
    await valueOf(textOf(again)).toBe(`${text} and more`);
  });

  it("is kept on the device without a network, and goes to the server by itself when it is back", async () => {
    const { page, email, text } = await writer();
    await page.context().setOffline(true);
    await textOf(page).fill(text);
    await page.getByText("Offline, kept on this device", { exact: true }).waitFor();
    expect(await draftsOf(email)).toEqual([]);
    await page.context().setOffline(false);
    await saved(page);
    expect(await draftsOf(email)).toMatchObject([{ content: text }]);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft"))),
    ).toEqual([]);
  });

  it("is kept when the session ended elsewhere, and saved once the member has signed in again", async () => {
    const { page, email, text } = await writer();
    await textOf(page).fill("Before");
    await saved(page);
    await page.context().clearCookies();
    await textOf(page).fill(text);
    await page.getByText("You are signed out. Kept on this device.").waitFor();
    const [tab] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: /^Sign in \(opens/ }).click(),
    ]);
    await tab.waitForLoadState("networkidle");
    await signIn(tab, email);
    await isSignedIn(tab).waitFor();
    await page.bringToFront();
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
    expect(await textOf(page).inputValue()).toBe(text);
  });

  it("is there after signing in again, when the tab was closed meanwhile", async () => {
    const { page, email, text } = await writer();
    await textOf(page).fill("Before");
    await saved(page);
    const address = page.url();
    await page.context().clearCookies();
    await textOf(page).fill(text);
    await page.getByText("You are signed out. Kept on this device.").waitFor();
    await visit(page, address);
    await signIn(page, email);
    await page.getByText(/^Restored from/).waitFor();
    await valueOf(textOf(page)).toBe(text);
    await eventually(() => draftsOf(email)).toMatchObject([{ content: text }]);
  });

  it("shows nothing to the next member in the same browser, and is not saved as theirs", async () => {
    const { page, email, text } = await writer();
    await textOf(page).fill("Before");
    await saved(page);
    const address = page.url();
    const other = await page.context().newPage();
    await page.context().clearCookies();
    const second = await signUp(other, "Eve");
    await textOf(page).fill(text);
    await page.getByText("You are signed out. Kept on this device.").waitFor();
    for (const path of ["/posts/new", address, "/drafts"]) {
      await visit(other, path);
      expect(await other.content()).not.toContain(text);
      expect(await other.content()).not.toContain("Before");
    }
    await visit(other, address);
    expect(await textOf(other).inputValue()).toBe("");
    expect(await draftsOf(second)).toEqual([]);
    expect(await draftsOf(email)).toMatchObject([{ content: "Before" }]);
  });

  it("asks before it is left behind only where it is kept nowhere", async () => {
    const { page, text } = await writer();
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new Error("No room.");
      };
    });
    await page.route("**/api/trpc/draft.save*", (route) => route.abort());
    await textOf(page).fill(text);
    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.getByRole("button", { name: "Keep writing" }).click();
    expect(await textOf(page).inputValue()).toBe(text);
    await page.unroute("**/api/trpc/draft.save*");
    await textOf(page).pressSequentially(".");
    await saved(page);
    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.waitForURL(`${base}/`);
  });
});

describe.skipIf(!hasBrowser)("two tabs on one draft", () => {
  /** A draft that was saved from one tab, and then, unseen there, from another. */
  async function changedElsewhere(title = "") {
    const { page, email } = await writer();
    await titleOf(page).fill(title);
    await textOf(page).fill("Common");
    await saved(page);
    const other = await page.context().newPage();
    await visit(other, page.url());
    await valueOf(textOf(other)).toBe("Common");
    await textOf(other).fill("From the second tab");
    await eventually(() => draftsOf(email)).toMatchObject([{ content: "From the second tab" }]);
    return { page, other, email };
  }

  async function twoTabs() {
    const { page, other, email } = await changedElsewhere();
    await textOf(page).fill("From the first tab");
    await page.getByRole("heading", { name: "This draft was changed elsewhere" }).waitFor();
    return { page, other, email };
  }

  it("shows both texts to the one that came too late, and keeps its own when that is wanted", async () => {
    const { page, email } = await twoTabs();
    await page
      .getByRole("group", { name: "What stands there now" })
      .getByText("From the second tab")
      .waitFor();
    await page.getByRole("group", { name: "Yours" }).getByText("From the first tab").waitFor();
    expect(await draftsOf(email)).toMatchObject([{ content: "From the second tab" }]);
    await expectSound(page);
    // Chosen or not: neither is lost with the tab.
    await page.reload();
    await page
      .getByRole("group", { name: "What stands there now" })
      .getByText("From the second tab")
      .waitFor();
    await valueOf(textOf(page)).toBe("From the first tab");
    await page.getByRole("button", { name: "Keep mine" }).click();
    await eventually(() => draftsOf(email)).toMatchObject([{ content: "From the first tab" }]);
  });

  it("publishes neither until the writer has chosen", async () => {
    const { page, email } = await twoTabs();
    await titleOf(page).fill("Two tabs");
    await publishOf(page).click();
    await page.getByText("Choose between the two texts first.").waitFor();
    expect(await draftsOf(email)).toMatchObject([{ content: "From the second tab" }]);
    await page.getByRole("button", { name: "Keep mine" }).click();
    await publishOf(page).click();
    await page.getByRole("heading", { level: 1, name: "Two tabs" }).waitFor();
  });

  it("publishes over no text that was written elsewhere meanwhile, unseen", async () => {
    const { page, email } = await changedElsewhere("Two devices");
    await publishOf(page).click();
    await page.getByRole("heading", { name: "This draft was changed elsewhere" }).waitFor();
    expect(await draftsOf(email)).toMatchObject([{ content: "From the second tab" }]);
    await page.getByRole("button", { name: "Take the other" }).click();
    await publishOf(page).click();
    await page.getByRole("heading", { level: 1, name: "Two devices" }).waitFor();
    expect(await page.locator("article").first().innerText()).toContain("From the second tab");
  });

  it("takes the other text, and gives one's own back", async () => {
    const { page, email } = await twoTabs();
    await page.getByRole("button", { name: "Take the other" }).click();
    await valueOf(textOf(page)).toBe("From the second tab");
    await page.getByRole("button", { name: "Bring it back" }).click();
    await valueOf(textOf(page)).toBe("From the first tab");
    await eventually(() => draftsOf(email)).toMatchObject([{ content: "From the first tab" }]);
  });

  it("is no conflict where only the answer to a save was lost", async () => {
    const { page, email, text } = await writer();
    const saves = await loseAnswer(page, "draft.save");
    await textOf(page).fill(text);
    await keptHere(page);
    await textOf(page).pressSequentially(" on");
    await eventually(() => draftsOf(email)).toMatchObject([{ content: `${text} on` }]);
    await saved(page);
    expect(saves()).toBeGreaterThan(1);
    expect(await page.getByText("This draft was changed elsewhere").count()).toBe(0);
  });
});
