import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { crc32, deflateSync } from "node:zlib";

import { signUp, type Member } from "./client";
import { siteUrl } from "./site-url";

const base = siteUrl();

let member: Member;
beforeAll(async () => {
  member = await signUp(base, { name: "Painter" });
});

const send = (body: BodyInit, headers: Record<string, string> = { cookie: member.cookie }) =>
  fetch(`${base}/api/avatar`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", ...headers },
    body,
  });

const call = async (path: string, cookie?: string) => {
  const response = await fetch(`${base}/api/trpc/${path}`, cookie ? { headers: { cookie } } : {});
  return ((await response.json()) as { result: { data: { json: unknown } } }).result.data.json;
};
const imageOf = async ({ cookie }: Member) =>
  ((await call("auth.getSession", cookie)) as { user: { image: string | null } }).user.image;

const plain = (width: number, height: number, color = "#a03020") =>
  sharp({ create: { width, height, channels: 3, background: color } });

/** A PNG of nothing: its header names any size, and its data unfold to whatever that takes. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

describe("a picture", () => {
  it("is cut to a square, turned upright, and rid of what the camera noted", async () => {
    // Left half red, right half blue; turned a quarter clockwise, red is above.
    const blue = await plain(300, 400, "#2030a0").png().toBuffer();
    const photo = await plain(600, 400)
      .composite([{ input: blue, left: 300, top: 0 }])
      .withExif({ IFD0: { Copyright: "Secret place" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(photo).metadata()).orientation).toBe(6);
    const answer = await send(photo);
    expect(answer.status).toBe(200);
    const { image } = (await answer.json()) as { image: string };
    expect(await imageOf(member)).toBe(image);

    const served = await fetch(base + image);
    expect(served.headers.get("content-type")).toBe("image/webp");
    expect(served.headers.get("cache-control")).toContain("immutable");
    expect(served.headers.get("x-content-type-options")).toBe("nosniff");
    expect(served.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    const bytes = Buffer.from(await served.arrayBuffer());
    const { width, height, format, exif } = await sharp(bytes).metadata();
    expect({ width, height, format, exif }).toEqual({
      width: 256,
      height: 256,
      format: "webp",
      exif: undefined,
    });
    expect(bytes.includes("Secret place")).toBe(false);
    const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => [...data.subarray((y * 256 + x) * 3, (y * 256 + x) * 3 + 3)];
    const isRed = ([red = 0, , blueness = 0]: number[]) => red > blueness;
    expect([pixel(20, 20), pixel(236, 20), pixel(20, 236), pixel(236, 236)].map(isRed)).toEqual([
      true,
      true,
      false,
      false,
    ]);

    const etag = served.headers.get("etag") ?? "";
    expect((await fetch(base + image, { headers: { "if-none-match": etag } })).status).toBe(304);
    expect((await fetch(base + image, { headers: { accept: "image/avif,*/*" } })).headers.get("etag")).toBe(
      etag,
    );
  });

  it.each(["png", "webp", "gif", "avif", "jpeg"] as const)("may be a %s", async (format) => {
    const someone = await signUp(base);
    const answer = await send(await plain(300, 200).toFormat(format).toBuffer(), { cookie: someone.cookie });
    expect(answer.status).toBe(200);
  });

  it("leaves its address to nobody once another has taken its place", async () => {
    const someone = await signUp(base);
    const put = async (color: string) => {
      const answer = await send(await plain(50, 50, color).png().toBuffer(), { cookie: someone.cookie });
      return ((await answer.json()) as { image: string }).image;
    };
    const first = await put("#111111");
    const second = await put("#eeeeee");
    expect((await fetch(base + first)).status).toBe(404);
    expect((await fetch(base + second)).status).toBe(200);
    expect((await fetch(base + second.replace(/[0-9a-f]{16}/, "%00"))).status).toBe(404);
    expect((await fetch(base + second.replace(/[^/]+(?=\/[^/]+$)/, "%00"))).status).toBe(404);
  });

  it("can't be set by a guest, from another site, or for another member", async () => {
    const png = await plain(50, 50).png().toBuffer();
    expect((await send(png, {})).status).toBe(401);
    expect((await send(png, { cookie: "better-auth.session_token=forged.signature" })).status).toBe(401);
    expect((await send(png, { cookie: member.cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await fetch(`${base}/api/avatar`)).status).toBe(405);
  });

  it("of another site is not taken over at sign-up", async () => {
    const response = await fetch(`${base}/api/auth/sign-up/email`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": "10.7.7.7", origin: base },
      body: JSON.stringify({
        name: "Sly",
        email: `${randomBytes(6).toString("hex")}@example.com`,
        password: "a long enough password",
        image: `/api/avatars/someone/${"0".repeat(16)}.webp`,
      }),
    });
    expect(response.status).toBe(200);
    expect(((await response.json()) as { user: { image: string | null } }).user.image ?? null).toBeNull();
  });
});

describe("no picture", () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`;
  const cases: [string, () => Promise<Buffer> | Buffer, number, RegExp][] = [
    ["nothing", () => Buffer.alloc(0), 400, /empty/],
    ["a text", () => Buffer.from("Dear all, this is a letter."), 415, /no picture/],
    ["an SVG", () => Buffer.from(svg), 415, /no picture/],
    ["an SVG behind an XML line", () => Buffer.from(`<?xml version="1.0"?>\n${svg}`), 415, /no picture/],
    ["a PDF", () => Buffer.from("%PDF-1.7\n%âãÏÓ\n"), 415, /no picture/],
    ["a TIFF", () => plain(20, 20).tiff().toBuffer(), 415, /no picture/],
    [
      "the start of a JPEG alone",
      () => Buffer.from("\xff\xd8\xff\xe0 and then a letter", "latin1"),
      400,
      /damaged/,
    ],
    ["a WebP's name on an SVG", () => Buffer.from(`RIFF\0\0\0\0WEBP${svg}`, "latin1"), 400, /damaged/],
    [
      "half a JPEG",
      async () => {
        const noise = await sharp(randomBytes(300 * 300 * 3), {
          raw: { width: 300, height: 300, channels: 3 },
        })
          .jpeg()
          .toBuffer();
        return noise.subarray(0, noise.length / 2);
      },
      400,
      /damaged/,
    ],
    [
      "half a PNG",
      async () => {
        const noise = await sharp(randomBytes(300 * 300 * 3), {
          raw: { width: 300, height: 300, channels: 3 },
        })
          .png()
          .toBuffer();
        return noise.subarray(0, noise.length / 2);
      },
      400,
      /damaged/,
    ],
    ["30,000 by 30,000 pixels in 110 kB", () => pngOf(30_000, 30_000), 400, /50 million pixels/],
    [
      "an AVIF that would take a gigabyte of memory",
      () => plain(6000, 3000).avif({ effort: 0 }).toBuffer(),
      400,
      /16 million pixels/,
    ],
    ["a line of 60,000 pixels", () => pngOf(60_000, 1), 400, /too narrow/],
  ];
  it.each(cases)("comes of %s", async (_, make, status, sentence) => {
    const before = await imageOf(member);
    const bytes = await make();
    const answer = await send(new Uint8Array(bytes));
    const { message } = (await answer.json()) as { message: string };
    expect({ status: answer.status, message }).toEqual({
      status,
      message: expect.stringMatching(sentence) as string,
    });
    expect(await imageOf(member)).toBe(before);
  });

  it("comes of 20 MB, announced or not, and the server goes on", async () => {
    const huge = new Uint8Array(20 * 1_048_576).fill(255);
    expect((await send(huge)).status).toBe(413);
    const init = {
      method: "POST",
      headers: { cookie: member.cookie },
      body: new Blob([huge]).stream(),
      duplex: "half",
    };
    expect((await fetch(`${base}/api/avatar`, init as RequestInit)).status).toBe(413);
    expect((await send(await plain(50, 50).png().toBuffer())).status).toBe(200);
  });

  it("is made of a second file while the first is still coming", async () => {
    const png = await plain(50, 50).png().toBuffer();
    let finish = () => {};
    const slow = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(png.subarray(0, 20));
        finish = () => {
          controller.enqueue(png.subarray(20));
          controller.close();
        };
      },
    });
    const init = { method: "POST", headers: { cookie: member.cookie }, body: slow, duplex: "half" };
    const first = fetch(`${base}/api/avatar`, init);
    let second = await send(png);
    for (let tries = 0; second.status === 200 && tries < 50; tries += 1) second = await send(png);
    expect(second.status).toBe(429);
    finish();
    expect((await first).status).toBe(200);
    expect((await send(png)).status).toBe(200);
  });
});
