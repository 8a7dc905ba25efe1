import sharp from "sharp";
import { describe, expect, it } from "vitest";

import type { Page } from "playwright-core";

import { publish, signUp } from "./client";
import { axeFaults, visit, windowsOf } from "./pages";
import { siteUrl } from "./site-url";

const base = siteUrl();
const { hasBrowser, openWindow } = await windowsOf(base);

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("Saved.", { exact: true }).waitFor();
}

const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

let count = 0;
const newHandle = () => `rider-${process.pid}-${(count += 1)}`;

describe.skipIf(!hasBrowser)("a member's profile", () => {
  it("is edited as a whole, and a guest sees it", async () => {
    const { cookie } = await signUp(base, { name: "Ada Rider" });
    await publish(base, cookie, "From the saddle");
    const page = await openWindow({ cookie });
    await visit(page, "/settings/profile");
    const before = await page.getByLabel("Handle").inputValue();
    const handle = newHandle();

    await page.getByLabel("Name").fill("Ada the Rider");
    await page.getByLabel("Handle").fill(`@${handle.toUpperCase()}`);
    await page.getByText(`Your page is /@${handle}.`).waitFor();
    await page.getByText(`@${before} stays yours`).waitFor();
    await page.getByLabel("Bio").fill("Two lines.\nOf mine.");
    const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: "#a03020" } })
      .png()
      .toBuffer();
    await page
      .getByLabel("Picture", { exact: true })
      .setInputFiles({ name: "me.png", mimeType: "image/png", buffer: picture });
    await page.getByRole("img", { name: "The picture that you chose" }).waitFor();
    await save(page);
    expect(await page.getByLabel("Handle").inputValue()).toBe(handle);
    expect(await axeFaults(page)).toEqual([]);

    // The header knows already, and still after a load.
    const own = page.getByRole("button", { name: "Account of Ada the Rider" });
    await own.locator("img").waitFor();
    await page.reload();
    await own.click();
    await page.getByRole("link", { name: "Profile", exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: "Ada the Rider" }).waitFor();
    await page.getByRole("link", { name: "Edit profile" }).waitFor();

    const guest = await openWindow();
    await visit(guest, `/@${before.toUpperCase()}`);
    expect(new URL(guest.url()).pathname).toBe(`/@${handle}`);
    expect(await guest.title()).toBe(`Ada the Rider (@${handle}) · Posthouse`);
    expect(await guest.getByText("Two lines.\nOf mine.").innerText()).toBe("Two lines.\nOf mine.");
    const shown = guest.locator("main img");
    expect(await shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(256);
    expect(await axeFaults(guest)).toEqual([]);

    await guest.getByRole("link", { name: "From the saddle" }).click();
    await guest.getByRole("link", { name: "Ada the Rider" }).click();
    await guest.getByRole("heading", { level: 1, name: "Ada the Rider" }).waitFor();

    await visit(page, "/settings/profile");
    await page.getByRole("button", { name: "Remove picture" }).click();
    await save(page);
    await visit(guest, `/@${handle}`);
    expect(await guest.locator("main img").count()).toBe(0);
  });

  it("says beside each field what is wrong, and keeps what was typed", async () => {
    const { cookie } = await signUp(base, { name: "Taken" });
    const other = await openWindow({ cookie });
    await visit(other, "/settings/profile");
    const taken = await other.getByLabel("Handle").inputValue();

    const page = await openWindow(await signUp(base, { name: "Wishing" }));
    await visit(page, "/settings/profile");
    await page.getByLabel("Bio").fill("Typed with care.");
    await page.getByLabel("Handle").fill("аda");
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("“а” is none of them").waitFor();
    await page.getByLabel("Handle").fill(taken.toUpperCase());
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText(`@${taken} belongs to another member.`).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "handle");
    expect(await page.getByLabel("Bio").inputValue()).toBe("Typed with care.");

    await page.getByLabel("Handle").fill(newHandle());
    await page.getByLabel("Picture", { exact: true }).setInputFiles({
      name: "me.png",
      mimeType: "image/png",
      buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    });
    await page.getByRole("button", { name: "Save changes" }).click();
    await page.getByText("This is no picture that can be read here.").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Go without one" }).click();
    await save(page);
    expect(await page.getByLabel("Bio").inputValue()).toBe("Typed with care.");
  });

  it("asks before typed text is left behind, and not after it was saved", async () => {
    const page = await openWindow(await signUp(base, { name: "Leaving" }));
    await visit(page, "/settings/profile");
    await page.getByLabel("Bio").fill("Not saved");
    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Keep writing" }).click();
    await save(page);
    await page.getByRole("link", { name: "Posthouse, home" }).click();
    await page.waitForURL(`${base}/`);
  });

  it("holds a name without spaces, one from right to left, and no bio, on a telephone", async () => {
    const narrow = { viewport: { width: 320, height: 640 } };
    for (const name of ["W".repeat(64), "\u202Eنور حداد", "\u200B\u200Bz\u0301\u200D"]) {
      const { cookie } = await signUp(base, { name });
      await publish(base, cookie, "Short");
      const page = await openWindow({ cookie, ...narrow });
      await visit(page, "/settings/profile");
      expect(await isWide(page)).toBe(false);
      await page.getByRole("link", { name: "your page" }).click();
      await page.getByRole("link", { name: "Short", exact: true }).waitFor();
      expect(await isWide(page)).toBe(false);
      await page.getByRole("link", { name: "Short", exact: true }).click();
      await page.getByRole("heading", { level: 1, name: "Short" }).waitFor();
      expect(await isWide(page)).toBe(false);
      expect(await axeFaults(page)).toEqual([]);
    }
  });

  it("is whole without scripts, page by page", async () => {
    const { cookie } = await signUp(base, { name: "Prolific" });
    for (let i = 0; i < 12; i += 1) await publish(base, cookie, `Letter ${i}`);
    const member = await openWindow({ cookie });
    await visit(member, "/settings/profile");
    const path = `/@${await member.getByLabel("Handle").inputValue()}`;
    const page = await openWindow({ javaScriptEnabled: false });
    await page.goto(path);
    expect(await page.locator("article").count()).toBe(10);
    await page.getByRole("link", { name: "Older posts" }).click();
    expect(await page.locator("article").count()).toBe(2);
    await page.getByRole("link", { name: "Newest posts" }).click();
    expect(await page.locator("article").count()).toBe(10);
  });
});

describe("a profile's address", () => {
  const ask = (path: string) => fetch(base + path, { redirect: "manual" });

  it("is one: others lead there for good, without being remembered for ever", async () => {
    const { cookie } = await signUp(base, { name: "Marta Post" });
    const handle = newHandle();
    const update = await fetch(`${base}/api/trpc/profile.update`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: JSON.stringify({ json: { handle } }),
    });
    expect(update.status).toBe(200);
    for (const former of ["/@marta-post", "/@MARTA-POST", `/@${handle.toUpperCase()}`]) {
      const answer = await ask(former);
      expect(answer.status).toBe(301);
      expect(answer.headers.get("location")).toBe(`/@${handle}`);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
    expect((await ask(`/%40${handle}`)).headers.get("location")).toMatch(`/@${handle}`);
    const html = await (await ask(`/@${handle}`)).text();
    expect(html).toContain(`<link rel="canonical" href="${base}/@${handle}"/>`);
    expect(html).toContain("No posts yet.");
    expect(html).not.toContain("example.com");
  });

  it.each(["/@nobody-of-this-name", "/@", "/@a%00b", "/@%D0%B0da", "/@ada%2F..", `/@${"x".repeat(2000)}`])(
    "is not %s",
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("There is no such page");
    },
  );
});
