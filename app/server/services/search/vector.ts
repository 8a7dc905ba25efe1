import { searchWords, type SearchWord } from "~/lib/search-words";

/** PostgreSQL keeps no later place of a word, and no more places of one word. */
const PLACE_MAX = 16_383;
const PLACES_MAX = 256;

/** PostgreSQL takes a document up to one megabyte; what is beyond is not found. */
const BYTES_MAX = 900_000;

/** Between the parts of a document, so that no phrase reaches from one into the next. */
const GAP = 10;

/** Marks a word of a title, so that titles alone can be searched. */
export const TITLE = "t:";

/** Part of a document: A for a title, B for tags, C for the text of a post, D for a comment. */
export interface DocumentPart {
  text: string;
  weight: "A" | "B" | "C" | "D";
}

/** What the index holds of a text. */
export interface SearchVector {
  /** As PostgreSQL reads a tsvector. */
  literal: string;
  /** The words that a mistyped or half-typed one may mean, each once: true for those of a title. */
  vocabulary: Map<string, boolean>;
}

/** A lexeme as PostgreSQL reads it in a tsvector or a tsquery. */
export const quotedLexeme = (lexeme: string) => `'${lexeme.replace(/['\\]/g, "$&$&")}'`;

/** Two characters of a script without spaces, one directly after the other: found as a word of its own. */
export const isPair = (first: SearchWord | undefined, second: SearchWord) =>
  first !== undefined && first.unspaced && second.unspaced && first.end === second.start;

/** Splits a document into the lexemes that it is found by. `marks` are further ones, without a place. */
export function searchVector(parts: readonly DocumentPart[], marks: readonly string[]): SearchVector {
  const places = new Map<string, string[]>(marks.map((mark) => [mark, []]));
  const vocabulary = new Map<string, boolean>();
  let [place, bytes] = [1, 0];
  const add = (lexeme: string, weight: string) => {
    let known = places.get(lexeme);
    if (!known) {
      bytes += Buffer.byteLength(lexeme) + 2;
      places.set(lexeme, (known = []));
    }
    if (known.length >= PLACES_MAX || place > PLACE_MAX) return;
    known.push(`${place}${weight}`);
    bytes += 2;
  };
  for (const { text, weight } of parts) {
    let before: SearchWord | undefined;
    for (const word of searchWords(text)) {
      if (bytes > BYTES_MAX) break;
      for (const lexeme of lexemesOf(word, before)) {
        add(lexeme, weight);
        if (weight === "A") add(TITLE + lexeme, weight);
      }
      if (isVocabulary(word)) vocabulary.set(word.word, weight === "A" || vocabulary.get(word.word) === true);
      before = word;
      place += 1;
    }
    place += GAP;
  }
  const literal = [...places].map(
    ([lexeme, at]) => quotedLexeme(lexeme) + (at.length ? `:${at.join(",")}` : ""),
  );
  return { literal: literal.join(" "), vocabulary };
}

/** A pair stands at the place of its second character. */
function lexemesOf(word: SearchWord, before: SearchWord | undefined): string[] {
  return before && isPair(before, word) ? [word.word, before.word + word.word] : [word.word];
}

/**
 * Whether a word is one that people may mistype or half-type. Long numbers and mixtures of letters
 * and digits, such as hashes, would make the vocabulary grow with every post.
 */
export function isVocabulary({ word, unspaced }: SearchWord): boolean {
  if (unspaced || word.length < 2 || word.length > 32 || !/^[\p{L}\p{M}\p{N}]+$/u.test(word)) return false;
  return /^\P{N}+$/u.test(word) || word.length <= 12;
}
