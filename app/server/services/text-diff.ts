import { diffArrays } from "diff";

/** A stretch of two texts side by side: in both, only in the later, or only in the earlier one. */
export interface Segment {
  text: string;
  kind: "same" | "added" | "removed";
}

/** A long stretch that both have, left out. */
export interface Fold {
  kind: "folded";
  words: number;
}

/**
 * Milliseconds that a comparison may hold up everybody else. A text that needs longer is compared
 * line by line, and at last shown as replaced.
 */
const PATIENCE = 100;

/** Differences, in words or lines, beyond which two texts are not compared piece by piece. */
const FAR_APART = 1000;

/**
 * Words with what they hold together (don't, 3.14), runs of white space, and signs one by one. Where
 * a script has no spaces, each character is a word.
 */
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{M}\p{N}_]+(?:['’.][\p{L}\p{M}\p{N}_]+)*|\n+|[^\S\n]+|./gsu;
const LINES = /[^\n]*\n|[^\n]+/g;

const pieces = (text: string, pattern: RegExp) => text.match(pattern) ?? [];

interface Pair {
  before: string;
  after: string;
}

const replaced = ({ before, after }: Pair): Segment[] => [
  { text: before, kind: "removed" },
  { text: after, kind: "added" },
];

/** Undefined where the two are too far apart, or the time is over. */
function compare({ before, after }: Pair, pattern: RegExp, until: number): Segment[] | undefined {
  const changes = diffArrays(pieces(before, pattern), pieces(after, pattern), {
    maxEditLength: FAR_APART,
    timeout: Math.max(0, until - Date.now()),
  });
  return changes?.map(({ value, added, removed }) => ({
    text: value.join(""),
    kind: added ? "added" : removed ? "removed" : "same",
  }));
}

/** What was removed and added in one place, between stretches that stayed. */
type SegmentOrPair = Segment | Pair;

/** Puts what changed in one place together; a space or a sign between two changes belongs to them. */
function pairedUp(segments: Segment[]): SegmentOrPair[] {
  const places: SegmentOrPair[] = [];
  segments.forEach((segment, i) => {
    const last = places.at(-1);
    const open = last && !("kind" in last) ? last : undefined;
    if (segment.kind === "same") {
      if (open && i < segments.length - 1 && /^\P{L}{0,2}$/u.test(segment.text) && !/\n/.test(segment.text)) {
        open.before += segment.text;
        open.after += segment.text;
      } else places.push(segment);
      return;
    }
    const pair = open ?? { before: "", after: "" };
    if (!open) places.push(pair);
    if (segment.kind === "removed") pair.before += segment.text;
    else pair.after += segment.text;
  });
  return places;
}

const flatten = (places: SegmentOrPair[], between: (pair: Pair) => Segment[]): Segment[] =>
  places.flatMap((place) => ("kind" in place ? place : between(place))).filter(({ text }) => text !== "");

/**
 * What became of a text, word by word. Always within a bounded time: where words take too long it
 * goes by lines, and by words within the lines that changed.
 */
export function diffTexts(before: string, after: string): Segment[] {
  if (before === after) return before === "" ? [] : [{ text: before, kind: "same" }];
  const until = Date.now() + PATIENCE;
  const pair = { before, after };
  const words = compare(pair, WORDS, until - PATIENCE / 2);
  if (words) return flatten(pairedUp(words), replaced);
  const lines = compare(pair, LINES, until);
  if (!lines) return replaced(pair);
  return flatten(pairedUp(lines), (place) => {
    const within = compare(place, WORDS, until);
    return within ? flatten(pairedUp(within), replaced) : replaced(place);
  });
}

/** Characters of an unchanged stretch that stay beside a change. */
const BESIDE = 240;

/** Cut no shorter than this: to leave out less would save nobody any reading. */
const FOLD_MIN = 400;

/** Up to the last space; without one never through the middle of a character. */
const cutAfter = (text: string) => /^.*\s/s.exec(text)?.[0] ?? text.replace(/[\uD800-\uDBFF]$/, "");
const cutBefore = (text: string) => /(?<=\s)\S.*$/s.exec(text)?.[0] ?? text.replace(/^[\uDC00-\uDFFF]/, "");

/** Leaves out what long unchanged stretches hold between the changes. */
export function folded(segments: Segment[]): (Segment | Fold)[] {
  return segments
    .flatMap((segment, i): (Segment | Fold)[] => {
      const { kind, text } = segment;
      if (kind !== "same") return [segment];
      const start = i === 0 ? "" : cutAfter(text.slice(0, BESIDE));
      const end = i === segments.length - 1 ? "" : cutBefore(text.slice(-BESIDE));
      const between = text.slice(start.length, text.length - end.length);
      if (between.length < FOLD_MIN) return [segment];
      const words = pieces(between, WORDS).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
      return [
        { kind: "same", text: start },
        { kind: "folded", words },
        { kind: "same", text: end },
      ];
    })
    .filter((segment) => segment.kind === "folded" || segment.text !== "");
}
