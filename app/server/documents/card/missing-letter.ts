import sharp from "sharp";

/** The picture of a character as this machine's fonts draw it: only how much ink is where. */
interface Ink {
  width: number;
  height: number;
  alpha: Buffer;
}

/** Nobody will ever be given these: what is drawn for them is what is drawn for want of a letter. */
const NOBODYS = ["\u0378", "\u{e0fff}", "\u{10fffe}"];

async function inkOf(character: string): Promise<Ink | undefined> {
  try {
    const { data, info } = await sharp({
      text: { text: asMarkup(character), font: "serif", dpi: 300, rgba: true },
    })
      .extractChannel("alpha")
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, alpha: data };
  } catch {
    // Nothing at all was drawn, or there is no font on this machine.
    return undefined;
  }
}

/** A text as Pango takes it, which reads marks in it. */
export const asMarkup = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Pixels on each side that the frame alone fills; within it stand the digits of the character's number. */
const FRAME = 3;

const isFrame = ({ width, height }: Ink, at: number) => {
  const [x, y] = [at % width, Math.floor(at / width)];
  return x < FRAME || y < FRAME || x >= width - FRAME || y >= height - FRAME;
};

const isSameFrame = (one: Ink, other: Ink) =>
  one.width === other.width &&
  one.height === other.height &&
  one.alpha.every((ink, at) => !isFrame(one, at) || ink === other.alpha[at]);

let frames: Promise<(Ink | undefined)[]> | undefined;

/** What was found out of characters; emptied when there are too many. */
const known = new Map<string, boolean>();
const KNOWN_MAX = 5000;

async function look(character: string): Promise<boolean> {
  frames ??= Promise.all(NOBODYS.map(inkOf));
  const [ink, empty] = [await inkOf(character), await frames];
  return ink === undefined || empty.some((frame) => frame && isSameFrame(frame, ink));
}

/** Whether no font of this machine has a character, so that a box with its number would be drawn. */
export async function isMissing(character: string): Promise<boolean> {
  const before = known.get(character);
  if (before !== undefined) return before;
  const missing = await look(character);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(character, missing);
  return missing;
}
