import sharp from "sharp";

import { hasVisibleText } from "~/lib/text";
import { asMarkup, isMissing } from "./missing-letter";

export interface Lettering {
  /** A data URL. */
  src: string;
  width: number;
  height: number;
}

export interface LetteringStyle {
  /** In pixels. */
  size: number;
  width: number;
  height: number;
  colour: string;
  isBold: boolean;
}

/** Seen by themselves; marks, joiners and spaces are not. */
const SEEN = /^[\p{L}\p{N}\p{P}\p{S}]$/u;
export const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** The text without signs that no font has; undefined when a letter is missing, which nobody could do without. */
async function drawable(text: string): Promise<string | undefined> {
  const missing = new Set<string>();
  for (const character of new Set(text)) {
    if (!SEEN.test(character) || !(await isMissing(character))) continue;
    if (LETTER.test(character)) return undefined;
    missing.add(character);
  }
  return [...text].filter((character) => !missing.has(character)).join("");
}

/**
 * A text in any alphabet, set with the fonts of this machine by what knows how to join and turn its
 * letters. Undefined when they don't have them all.
 */
export async function lettering(text: string, style: LetteringStyle): Promise<Lettering | undefined> {
  const shown = await drawable(text);
  if (shown === undefined || !hasVisibleText(shown)) return undefined;
  const { size, width, height, colour, isBold } = style;
  const markup = `<span foreground="${colour}"${isBold ? ' weight="600"' : ""}>${asMarkup(shown)}</span>`;
  const set = (more: { dpi: number } | { height: number }) =>
    sharp({ text: { text: markup, font: `serif ${size}`, width, wrap: "word-char", rgba: true, ...more } })
      .png()
      .toBuffer({ resolveWithObject: true });
  // At 72 dots an inch a point is a pixel. What does not fit is made smaller until it does.
  let picture = await set({ dpi: 72 });
  if (picture.info.height > height) picture = await set({ height });
  const { data, info } = picture;
  return {
    src: `data:image/png;base64,${data.toString("base64")}`,
    width: info.width,
    height: info.height,
  };
}
