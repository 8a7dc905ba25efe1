import satori from "satori";
import sharp from "sharp";

import type { ReactNode } from "react";

import { CARD_HEIGHT, CARD_WIDTH } from "~/lib/card";
import { hasVisibleText } from "~/lib/text";
import { LITERATA, literata } from "./fonts";
import { LETTER, lettering } from "./lettering";

/** The site's colours by day, as numbers that every decoder knows. */
const PAPER = "#fcfaf6";
const INK = "#1b2028";
const QUIET = "#565c66";
const LINE = "#e2ded6";
const WAX = "#b8432a";

const MARGIN = 80;
const MEASURE = CARD_WIDTH - 2 * MARGIN;
const TITLE_HEIGHT = 350;

/** The words on a card. */
export interface CardText {
  siteName: string;
  /** Without one, the card is the site's own. */
  title?: string | undefined;
  author?: string | undefined;
}

type Style = Record<string, string | number>;

/** An element as satori takes it, which reads React's but needs none of React. */
const box = (style: Style, children: ReactNode, type = "div", more: object = {}) =>
  ({ type, key: null, props: { style: { display: "flex", ...style }, children, ...more } }) as ReactNode;

const seal = (size: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}"><circle cx="16" cy="16" r="15" fill="${WAX}"/><path d="M12.2 23.5V12.2a4.1 4.1 0 0 1 4.1-4.1h.6a4.6 4.6 0 0 1 0 9.2h-2.1" fill="none" stroke="${PAPER}" stroke-width="2.6" stroke-linecap="round"/></svg>`;

const sealImage = (size: number) =>
  box({}, undefined, "img", {
    src: `data:image/svg+xml;base64,${Buffer.from(seal(size)).toString("base64")}`,
    width: size,
    height: size,
  });

/** Sizes of a title in pixels, how many characters each is for, and the lines that it has room for. */
const SIZES = [
  { upTo: 70, size: 76, lines: 4 },
  { upTo: 125, size: 62, lines: 4 },
  { upTo: 190, size: 50, lines: 6 },
  { upTo: Infinity, size: 42, lines: 6 },
];

interface TextStyle {
  size: number;
  lines: number;
  colour: string;
  weight: 400 | 600;
  width: number;
  height: number;
}

/** One line, or a few, in the site's own serif; what does not fit ends in an ellipsis. */
const words = (text: string, { size, lines, colour, weight, width }: TextStyle) =>
  box(
    {
      display: "block",
      fontSize: size,
      fontWeight: weight,
      lineHeight: 1.16,
      color: colour,
      maxWidth: width,
      lineClamp: lines,
      wordBreak: "break-word",
    },
    text,
  );

const options = { width: CARD_WIDTH, height: CARD_HEIGHT };

/** The characters of a text that the site's serif does not have. */
async function foreignTo(text: string): Promise<string> {
  const fonts = await literata();
  let missing = "";
  await satori(box({ fontFamily: LITERATA }, text), {
    ...options,
    fonts,
    loadAdditionalAsset: (_, segment) => {
      missing += segment;
      return Promise.resolve([]);
    },
  });
  return missing;
}

/**
 * A text as an element: in the site's serif, which may leave out a sign that it does not have but no
 * letter, or else in this machine's fonts. Undefined where neither can write it: no text is better
 * than boxes.
 */
async function written(text: string | undefined, style: TextStyle): Promise<ReactNode | undefined> {
  const plain = text?.normalize("NFC").replace(/\s+/gu, " ").trim() ?? "";
  if (!hasVisibleText(plain)) return undefined;
  const foreign = new Set(await foreignTo(plain));
  const own = [...plain].filter((character) => !foreign.has(character)).join("");
  if (![...foreign].some((character) => LETTER.test(character)) && hasVisibleText(own)) {
    return words(own, style);
  }
  const { size, colour, width, height, weight } = style;
  const set = await lettering(plain, { size: size * 0.85, width, height, colour, isBold: weight === 600 });
  return set && box({ width: set.width, height: set.height }, undefined, "img", set);
}

const titleStyle = (title: string): TextStyle => {
  const length = [...title].length;
  const { size, lines } = SIZES.find(({ upTo }) => length <= upTo) ?? { size: 42, lines: 6 };
  return { size, lines, colour: INK, weight: 600, width: MEASURE, height: TITLE_HEIGHT };
};

const line = { lines: 1, colour: QUIET, weight: 400, width: 900, height: 56 } as const;

/** Begins with a letter of an alphabet that is written from the right. */
const FROM_RIGHT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

const sideOf = (text: string) => (FROM_RIGHT.test(text) ? "flex-end" : "flex-start");

/** The card as an element: seal and site above, the title in the middle, its author below. */
async function layOut({ siteName, title, author }: CardText): Promise<ReactNode> {
  const heading = title === undefined ? undefined : await written(title, titleStyle(title));
  const site = await written(siteName, heading ? { ...line, size: 36, colour: INK } : titleStyle(siteName));
  const by = await written(author, { ...line, size: 34 });
  return box(
    {
      width: MEASURE,
      height: CARD_HEIGHT - 128,
      boxSizing: "content-box",
      flexDirection: "column",
      justifyContent: "space-between",
      padding: `64px ${MARGIN}px`,
      backgroundColor: PAPER,
      fontFamily: LITERATA,
    },
    [
      box({ alignItems: "center", height: 72, gap: 24 }, [sealImage(72), heading ? site : undefined]),
      box(
        {
          flexGrow: 1,
          alignItems: "center",
          justifyContent: sideOf(heading ? (title ?? siteName) : siteName),
        },
        [heading ?? site],
      ),
      box({ borderTop: `2px solid ${LINE}`, height: 60, alignItems: "flex-end", width: MEASURE }, [by]),
    ],
  );
}

/** Paper and seal alone: for what no letters can be drawn for. */
const BARE = `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD_WIDTH}" height="${CARD_HEIGHT}"><rect width="100%" height="100%" fill="${PAPER}"/><svg x="500" y="215">${seal(200)}</svg></svg>`;

const asPng = (svg: string) =>
  sharp(Buffer.from(svg)).png({ palette: true, colours: 64, compressionLevel: 9 }).toBuffer();

/** A card as a PNG of 1200 by 630 pixels, set like the site. */
export async function drawCard(text: CardText): Promise<Buffer> {
  return asPng(await satori(await layOut(text), { ...options, fonts: await literata() }));
}

/** The card that needs no letters. */
export const drawBareCard = () => asPng(BARE);
