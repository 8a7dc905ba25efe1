/** A word of a text as the search compares it, and where it stood. */
export interface SearchWord {
  /** Folded: small letters without accents. */
  word: string;
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
  end: number;
  /** True for a character of a script that puts no spaces between words: each is one by itself. */
  unspaced: boolean;
}

/** The longest that a word counts, in UTF-16 units: what is longer is found by its beginning. */
export const WORD_MAX = 64;

const UNSPACED =
  "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}";

/** Flags, then letters and digits with their marks (and what is invisible among them), then emoji. */
const RUN = /\p{RI}{2}|[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]+|\p{Extended_Pictographic}/gu;

/** A character without spaces around it and its marks, or all up to the next such. */
const PIECE = new RegExp(`[${UNSPACED}][\\p{M}\\uff9e\\uff9f]*|[^${UNSPACED}]+`, "gu");
const STARTS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

/**
 * Accents and the like. Not the marks that Indian and South-East Asian scripts write vowels with, nor
 * the voicing of kana, nor the breve of й: without these it is another letter.
 */
const ACCENTS =
  /(?<!и(?=\u0306))(?![\u3099\u309a])(?=\p{M})[\p{sc=Zinh}\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]/gu;

/** Letters that no normalisation takes apart, though people type them as these. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  þ: "th",
  ð: "d",
  đ: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  ø: "o",
  ŧ: "t",
  ς: "σ",
  ة: "ه",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ـ: "",
};
const FOLDED_LETTERS = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

const PLAIN = /^[a-z0-9]+$/i;
const PARTS = /[\p{L}\p{N}\p{M}]+/gu;
const HAS_LETTER = /[\p{L}\p{N}]/u;

/** What all spellings of a word have in common: neither capitals, nor accents, nor what is invisible. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKD")
    .toLowerCase()
    .replace(ACCENTS, "")
    .replace(FOLDED_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFC");
}

const shortened = (word: string) =>
  word.length <= WORD_MAX ? word : word.slice(0, WORD_MAX).replace(/[\ud800-\udbff]$/, "");

/** The words that a piece of a text holds: mostly one; "½" is two, a lone accent none. */
function wordsOfPiece(piece: string): string[] {
  const plain = folded(piece);
  if (PLAIN.test(plain)) return [shortened(plain)];
  return (plain.match(PARTS) ?? []).filter((part) => HAS_LETTER.test(part)).map(shortened);
}

/**
 * Splits a text into the words that it is found by, at most `max`. In whatever language: by letters
 * and digits, one by one where a script has no spaces. Emoji and flags are words; there are no stop words.
 */
export function searchWords(text: string, max = Infinity): SearchWord[] {
  const words: SearchWord[] = [];
  const known = new Map<string, string[]>();
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (words.length >= max) break;
    if (PLAIN.test(run)) {
      const word = shortened(run.toLowerCase());
      words.push({ word, start: index, end: index + run.length, unspaced: false });
    } else if (HAS_LETTER.test(run)) addPieces(words, known, run, index);
    else if (!/^[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(run))
      words.push({ word: run, start: index, end: index + run.length, unspaced: false });
  }
  return words.length > max ? words.slice(0, max) : words;
}

/** `known` saves folding what the text repeats. */
function addPieces(words: SearchWord[], known: Map<string, string[]>, run: string, offset: number): void {
  for (const { 0: piece, index } of run.matchAll(PIECE)) {
    const start = offset + index;
    const unspaced = STARTS_UNSPACED.test(piece);
    let found = known.get(piece);
    if (!found) known.set(piece, (found = wordsOfPiece(piece)));
    for (const word of found) words.push({ word, start, end: start + piece.length, unspaced });
  }
}
