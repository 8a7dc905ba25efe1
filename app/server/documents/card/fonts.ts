import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import type { Font } from "satori";

/** The alphabets that Literata has, each in a file of its own. */
const ALPHABETS = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese"];
const WEIGHTS = [400, 600] as const;

/** Names for `font-family`: a letter is taken from the first that has it. */
export const LITERATA = ALPHABETS.join(", ");

const pathOf = (alphabet: string, weight: number) =>
  createRequire(import.meta.url).resolve(
    `@fontsource/literata/files/literata-${alphabet}-${weight}-normal.woff`,
  );

let read: Promise<Font[]> | undefined;

/** The site's serif, read from its package when first asked for. */
export function literata(): Promise<Font[]> {
  read ??= Promise.all(
    ALPHABETS.flatMap((name) =>
      WEIGHTS.map(async (weight) => ({ name, weight, data: await readFile(pathOf(name, weight)) })),
    ),
  ).catch((error: unknown) => {
    read = undefined;
    throw error;
  });
  return read;
}
