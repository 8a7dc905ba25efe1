import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";

import { apiOf, signUp } from "./client";
import { siteUrl } from "./site-url";

const base = siteUrl();

let cookie: string;
beforeAll(async () => {
  ({ cookie } = await signUp(base, { name: "Ada" }));
});

const write = (title: string) => apiOf(base, { cookie }).post.create.mutate({ title, content: "Text" });

async function cardAt(path: string, init?: RequestInit) {
  const { status, headers, ...answer } = await fetch(base + path, init).then(async (response) => ({
    status: response.status,
    headers: response.headers,
    png: Buffer.from(await response.arrayBuffer()),
  }));
  return { status, headers, png: answer.png };
}

const TITLE_AREA = { left: 80, top: 150, width: 1040, height: 330 };

/** How much of a part of a card is dark. */
async function inkOf(png: Buffer, area = TITLE_AREA): Promise<number> {
  const pixels = await sharp(png).extract(area).greyscale().raw().toBuffer();
  return pixels.filter((grey) => grey < 90).length / pixels.length;
}

/** Rows and columns outside the title's area that have ink, which nothing may have. */
const marginInk = async (png: Buffer) =>
  (await inkOf(png, { left: 0, top: 0, width: 70, height: 630 })) +
  (await inkOf(png, { left: 1130, top: 0, width: 70, height: 630 }));

describe("a card", () => {
  it.each([
    "Short",
    "Keeping a reading group going through the winter, and what we learnt from it",
    "Wort ".repeat(51).trim(),
    "W".repeat(256),
    "Ünïcödé Ελληνικά Привет, Tiếng Việt łódź & <b>",
    "Words, and 😀🎉",
  ])("shows the title within its margins: %s", async (title) => {
    const { id } = await write(title);
    const { status, headers, png } = await cardAt(`/posts/${id}/card.png`);
    expect([status, headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
    expect(await inkOf(png)).toBeGreaterThan(0.005);
    expect(await marginInk(png)).toBe(0);
  });

  // What is drawn depends on the fonts of the machine: the letters, or in their place the site's name.
  it.each([
    "日本語のタイトル",
    "مرحبا بالعالم",
    "สวัสดีชาวโลก",
    "नमस्ते दुनिया",
    "😀🎉",
    "\u{e000}\u0378",
    "ﷺ".repeat(256),
  ])("is drawn for any alphabet: %s", async (title) => {
    const { id } = await write(`${title} `).catch(() => ({ id: undefined }));
    if (id === undefined) return;
    const { status, png } = await cardAt(`/posts/${id}/card.png`);
    expect(status).toBe(200);
    expect(await sharp(png).metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
    expect(await inkOf(png)).toBeGreaterThan(0.0005);
    expect(await marginInk(png)).toBe(0);
  });

  it("of the site shows its name", async () => {
    const { png } = await cardAt("/card.png");
    expect(await inkOf(png)).toBeGreaterThan(0.005);
  });

  it("is kept for ever under the address that names it, which changes with the title", async () => {
    const { id, slug } = await write("Before");
    const addressOf = async (path: string) => {
      const html = await (await fetch(base + path)).text();
      return /property="og:image" content="([^"]+)"/.exec(html)?.[1]?.replace(base, "") ?? "";
    };
    const before = await addressOf(`/posts/${id}/${slug}`);
    const first = await cardAt(before);
    expect(first.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(first.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    const etag = first.headers.get("etag") ?? "";
    expect((await cardAt(before, { headers: { "if-none-match": etag } })).status).toBe(304);
    const head = await cardAt(before, { method: "HEAD" });
    expect([head.status, head.png.length, head.headers.get("etag")]).toEqual([200, 0, etag]);

    await apiOf(base, { cookie }).post.update.mutate({ id, title: "After" });
    const after = await addressOf(`/posts/${id}/after`);
    expect(after).not.toBe(before);
    const second = await cardAt(after);
    expect(second.png.equals(first.png)).toBe(false);
    // The old address shows what there is now, and is not kept for long.
    const old = await cardAt(before);
    expect(old.png.equals(second.png)).toBe(true);
    expect(old.headers.get("cache-control")).toBe("public, max-age=300");
  });

  it("is there for no post that isn't", async () => {
    for (const id of ["12", randomUUID(), "%00"]) {
      expect([id, (await cardAt(`/posts/${id}/card.png`)).status]).toEqual([id, 404]);
    }
  });

  it("is drawn once for all who ask, and makes nobody wait for a page", async () => {
    const ids: string[] = [];
    for (let made = 0; made < 40; made += 1) ids.push((await write(`Crowd ${made}`)).id);
    const same = await Promise.all(Array.from({ length: 20 }, () => cardAt(`/posts/${ids[0]}/card.png`)));
    expect(new Set(same.map(({ status }) => status))).toEqual(new Set([200]));
    const asked = ids.map((id) => cardAt(`/posts/${id}/card.png`));
    expect((await fetch(base)).status).toBe(200);
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    // Beyond those who may wait one is told to come again; nobody gets an error.
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    const busy = statuses.indexOf(503);
    await expect
      .poll(async () => (await cardAt(`/posts/${ids[busy]}/card.png`)).status, { timeout: 30_000 })
      .toBe(200);
  });
});
