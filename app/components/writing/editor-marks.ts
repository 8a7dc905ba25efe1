import {
  editOf,
  isWord,
  lineEnd,
  lineStart,
  selectedLines,
  wordAt,
  type Change,
  type Command,
  type Span,
  type Written,
} from "./editor-text";

/** Two marks around a text: what to take away of each, and where. */
export interface Pair {
  open: Span;
  close: Span;
}

/** Finds the pairs of a mark within one line. Offsets are the line's. */
type FindPairs = (line: string) => Pair[];

const PREFIX = /^[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|#{1,6}[ \t]+)?/;

const isInk = (character: string | undefined) => /\S/.test(character ?? "");

/** Runs of `*` or `_` that can open or close, paired in their order, as Markdown nearly does it. */
const emphasis =
  (sign: "*" | "_", length: 1 | 2): FindPairs =>
  (line) => {
    const pairs: Pair[] = [];
    let open: Span | undefined;
    // Three are both; within a word an underscore is none.
    const joins = (character: string | undefined) => sign === "_" && isWord(character);
    const runs = [...line.matchAll(sign === "*" ? /(?<!\\)\*+/g : /(?<!\\)_+/g)];
    for (const { 0: run, index } of runs.filter(([{ length: found }]) => found === length || found === 3)) {
      const [before, after] = [line[index - 1], line[index + run.length]];
      if (open && isInk(before) && !joins(after)) {
        pairs.push({ open, close: { from: index, to: index + length } });
        open = undefined;
      } else if (isInk(after) && !joins(before)) {
        open = { from: index + run.length - length, to: index + run.length };
      }
    }
    return pairs;
  };

const isAround = ({ open, close }: Pair, { from, to }: Span) => open.from <= from && to <= close.to;

export interface Mark {
  find: FindPairs;
  /** What to put around a part of a text. */
  around: (text: string, span: Span) => [string, string];
}

/** The selected parts that a mark can stand around: of each line what is no space and no mark of the line. */
function partsOf(written: Written): Span[] {
  const { text, start, end } = written;
  if (start === end) {
    const word = wordAt(text, start);
    return word ? [word] : [];
  }
  return selectedLines(written).flatMap((line) => {
    const inner = line.from + (PREFIX.exec(text.slice(line.from, line.to))?.[0].length ?? 0);
    const [from, to] = [Math.max(start, inner), Math.min(end, line.to)];
    const part = text.slice(from, to);
    const kept = part.trim();
    const at = from + part.length - part.trimStart().length;
    return kept === "" ? [] : [{ from: at, to: at + kept.length }];
  });
}

function pairAround({ text }: Written, part: Span, find: FindPairs): Pair | undefined {
  const base = lineStart(text, part.from);
  const local = { from: part.from - base, to: part.to - base };
  const pair = find(text.slice(base, lineEnd(text, part.from))).find((one) => isAround(one, local));
  const shift = ({ from, to }: Span) => ({ from: from + base, to: to + base });
  return pair && { open: shift(pair.open), close: shift(pair.close) };
}

const without = ({ open, close }: Pair): Change[] => [
  { at: open.from, remove: open.to - open.from, caret: "after" },
  { at: close.from, remove: close.to - close.from, caret: "before" },
];

/**
 * Puts a mark around what is selected, or around the word at the caret; where it stands there
 * already, takes it away. With nothing to stand around, the caret goes between the two halves.
 */
export const toggleMark =
  ({ find, around }: Mark): Command =>
  (written) => {
    const { text, start, end } = written;
    const parts = partsOf(written);
    const caret = { from: start, to: start };
    const pairs = (parts.length > 0 ? parts : [caret]).map((part) => pairAround(written, part, find));
    if (pairs.every((pair) => pair !== undefined)) {
      const unique = pairs.filter(
        (pair, at) => pairs.findIndex((one) => one.open.from === pair.open.from) === at,
      );
      return editOf(written, unique.flatMap(without));
    }
    if (parts.length === 0) return aroundNothing(written, around(text, caret));
    const changes = parts.flatMap((part, at): Change[] => {
      if (pairs[at]) return [];
      const [open, close] = around(text, part);
      return [
        { at: part.from, insert: open, caret: "after" },
        { at: part.to, insert: close, caret: "before" },
      ];
    });
    // Spaces at the ends of a selection stay outside, of the mark and of the new selection.
    const [first, last] = [parts[0] ?? caret, parts.at(-1) ?? caret];
    const selected = start === end ? written : { text, start: first.from, end: last.to };
    return editOf(selected, changes);
  };

function aroundNothing({ text, start, end }: Written, [open, close]: [string, string]) {
  const isEmptyPair =
    start === end && text.slice(0, start).endsWith(open) && text.slice(start).startsWith(close);
  if (isEmptyPair) {
    const from = start - open.length;
    return { from, to: start + close.length, insert: "", start: from, end: from };
  }
  const caret = start + open.length;
  return { from: start, to: start, insert: open + close, start: caret, end: caret };
}

export const bold = toggleMark({ find: emphasis("*", 2), around: () => ["**", "**"] });

/** Within a word only the asterisk counts, and with an underscore beside it too. */
function isWithinWord(text: string, { from, to }: Span): boolean {
  const [before, after] = [text[from - 1], text[to]];
  return isWord(before) || isWord(after) || (from < to && (before === "_" || after === "_"));
}

export const italic = toggleMark({
  find: (line) => [...emphasis("_", 1)(line), ...emphasis("*", 1)(line)],
  around: (text, span) => (isWithinWord(text, span) ? ["*", "*"] : ["_", "_"]),
});
