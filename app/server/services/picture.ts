import type { Metadata, Sharp, SharpOptions } from "sharp";

import { AVATAR_EDGE, AVATAR_UNKNOWN } from "~/lib/avatar";

/** The most pixels a picture may unfold to: the largest that common cameras make. */
const PIXELS_MAX = 50_000_000;
/** An AVIF takes five times the memory of another, and a file of 3 kB can hold one of any size. */
const AVIF_PIXELS_MAX = 16_000_000;
/** Beyond this a picture is a line, and enlarging its middle would take for ever. */
const SIDES_MAX = 50;
const SECONDS_MAX = 10;

/** Why a file can't become a picture, in words for the one who chose it. */
export class PictureRefusal extends Error {
  override name = "PictureRefusal";
  constructor(
    readonly kind: "UNSUPPORTED_MEDIA_TYPE" | "BAD_REQUEST",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const unknown = () => new PictureRefusal("UNSUPPORTED_MEDIA_TYPE", AVATAR_UNKNOWN);

/** The formats that are decoded, by how their files begin: an SVG is a program, and a PDF a book. */
const SIGNATURES: [format: string, pattern: RegExp][] = [
  ["jpeg", /^\xff\xd8\xff/],
  ["png", /^\x89PNG\r\n\x1a\n/],
  ["gif", /^GIF8[79]a/],
  ["webp", /^RIFF[^]{4}WEBP/],
  ["heif", /^[^]{4}ftyp(?:avif|avis|mif1|msf1)/],
];

const limits: SharpOptions = { limitInputPixels: PIXELS_MAX, failOn: "error", pages: 1, page: 0 };

/**
 * The middle square of a picture, upright, small and without what a camera notes in it (place and
 * time among others): as WebP, made anew from its pixels, whatever else the file held.
 * @throws {PictureRefusal}
 */
export async function squarePicture(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length === 0) throw new PictureRefusal("BAD_REQUEST", "This file is empty. Choose another.");
  const start = Buffer.from(bytes.subarray(0, 32)).toString("latin1");
  const format = SIGNATURES.find(([, pattern]) => pattern.test(start))?.[0];
  if (!format) throw unknown();
  // Loaded for the first picture: starting should not wait for it.
  const { default: sharp } = await import("sharp");
  try {
    const picture = sharp(bytes, limits);
    checkHeader(await picture.metadata(), format);
    return await squared(picture);
  } catch (error) {
    throw error instanceof PictureRefusal ? error : refusalOf(error);
  }
}

function checkHeader({ format, compression, width, height }: Metadata, expected: string): void {
  if (format !== expected || (format === "heif" && compression !== "av1")) throw unknown();
  const most = format === "heif" ? AVIF_PIXELS_MAX : PIXELS_MAX;
  if (width * height > most) throw tooManyPixels(most);
  if (Math.max(width, height) > SIDES_MAX * Math.min(width, height)) {
    throw new PictureRefusal(
      "BAD_REQUEST",
      "This picture is too narrow. Choose one that is closer to a square.",
    );
  }
}

async function squared(picture: Sharp): Promise<Uint8Array> {
  return picture
    .timeout({ seconds: SECONDS_MAX })
    .autoOrient()
    .resize(AVATAR_EDGE, AVATAR_EDGE, { fit: "cover", position: "centre" })
    .flatten({ background: "#f5f2ec" })
    .webp({ quality: 82 })
    .toBuffer();
}

const tooManyPixels = (most: number) =>
  new PictureRefusal(
    "BAD_REQUEST",
    `This picture has more than ${most / 1_000_000} million pixels. Choose a smaller one.`,
  );

function refusalOf(cause: unknown): PictureRefusal {
  const reason = String(cause);
  if (reason.includes("pixel limit")) return tooManyPixels(PIXELS_MAX);
  if (reason.includes("timeout")) {
    return new PictureRefusal("BAD_REQUEST", "This picture takes too long to read. Choose a smaller one.");
  }
  return new PictureRefusal(
    "BAD_REQUEST",
    "This picture is damaged and can’t be read whole. Choose another.",
    {
      cause,
    },
  );
}
