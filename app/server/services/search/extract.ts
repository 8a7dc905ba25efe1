import { searchWords } from "~/lib/search-words";

/** A piece of a text, and whether it is what was looked for. Text, never HTML. */
export interface Segment {
  text: string;
  hit: boolean;
}

/** Words that count as found where they stand one after the other, each in one of its meanings. */
export type Pattern = readonly ReadonlySet<string>[];

const EXTRACT_MAX = 200;

/** Characters that take twice the room of a letter. */
const WIDE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

/** What stands before the first hit, so that it is read in its sentence. */
const LEAD = 60;

/** A text with many hits is judged by the first ones. */
const HITS_MAX = 500;

/** Where a hit stands in the text, and which pattern it is one of. */
interface Spot {
  start: number;
  end: number;
  pattern: number;
}

function spotsOf(text: string, patterns: readonly Pattern[]): Spot[] {
  const words = searchWords(text);
  const spots: Spot[] = [];
  for (let at = 0; at < words.length && spots.length < HITS_MAX; at += 1) {
    const pattern = patterns.findIndex((steps) =>
      steps.every((meanings, step) => meanings.has(words[at + step]?.word ?? "")),
    );
    const last = words[at + (patterns[pattern]?.length ?? 0) - 1];
    const first = words[at];
    if (pattern < 0 || !first || !last) continue;
    const before = spots.at(-1);
    // In scripts without spaces, hits may touch or overlap: they are one then.
    if (before && first.start < before.end) before.end = Math.max(before.end, last.end);
    else spots.push({ start: first.start, end: last.end, pattern });
  }
  return spots;
}

/** The spot from which a reader sees the most of what was looked for. */
function bestStart(spots: readonly Spot[]): number {
  let best = { start: 0, found: 0 };
  for (const [at, { start }] of spots.entries()) {
    const seen = new Set<number>();
    for (let next = at; next < spots.length; next += 1) {
      const spot = spots[next];
      if (!spot || spot.end > start + EXTRACT_MAX - LEAD) break;
      seen.add(spot.pattern);
    }
    if (seen.size > best.found) best = { start, found: seen.size };
  }
  return best.start;
}

function segmentsOf(
  text: string,
  spots: readonly Spot[],
  { from, to }: { from: number; to: number },
): Segment[] {
  const segments: Segment[] = [];
  let at = from;
  const add = (end: number, hit: boolean) => {
    if (end > at) segments.push({ text: text.slice(at, end), hit });
    at = Math.max(at, end);
  };
  for (const { start, end } of spots) {
    if (end <= from || start >= to) continue;
    add(Math.min(start, to), false);
    add(Math.min(end, to), true);
  }
  add(to, false);
  return segments;
}

/** A whole text in segments, for a title. */
export function marked(text: string, patterns: readonly Pattern[]): Segment[] {
  return segmentsOf(text, spotsOf(text, patterns), { from: 0, to: text.length });
}

/** The longest source that is rendered as a whole for an extract. */
const SOURCE_MAX = 6000;

/** A part of a text, and whether there is more of it on either side. */
interface Part {
  text: string;
  isBegun: boolean;
  isEnded: boolean;
}

/** Of a long Markdown source, enough around what was looked for: rendering all of it takes its time. */
export function partOf(source: string, patterns: readonly Pattern[]): Part {
  if (source.length <= SOURCE_MAX) return { text: source, isBegun: true, isEnded: true };
  const best = bestStart(spotsOf(source, patterns));
  const line = best < SOURCE_MAX / 2 ? 0 : source.lastIndexOf("\n", best - LEAD) + 1;
  const from = Math.max(line, best - SOURCE_MAX / 2);
  const to = Math.min(from + SOURCE_MAX, source.length);
  return { text: source.slice(from, to).toWellFormed(), isBegun: from === 0, isEnded: to === source.length };
}

/** What of a plain text says the most of what was looked for, on one line; else its start. */
export function extractOf({ text: plain, isBegun, isEnded }: Part, patterns: readonly Pattern[]): Segment[] {
  const text = plain.replace(/\s+/gu, " ").trim();
  const spots = spotsOf(text, patterns);
  const best = bestStart(spots);
  const from = best <= LEAD ? 0 : wordStart(text, best - LEAD, best);
  const length = WIDE.test(text.slice(from, from + EXTRACT_MAX / 2)) ? EXTRACT_MAX / 2 : EXTRACT_MAX;
  const to = from + length >= text.length ? text.length : wordEnd(text, from + length);
  const segments = segmentsOf(text, spots, { from, to });
  if (from > 0 || !isBegun) segments.unshift({ text: "… ", hit: false });
  if (to < text.length || !isEnded) segments.push({ text: " …", hit: false });
  return segments;
}

/** The start of the first word after `from`, or, where no space is near, of a character. */
function wordStart(text: string, from: number, before: number): number {
  const space = text.indexOf(" ", from);
  if (space >= 0 && space < before) return space + 1;
  return isInside(text, from) ? from + 1 : from;
}

/** The end of the last word before `to`, or, where no space is near, of a character. */
function wordEnd(text: string, to: number): number {
  const space = text.lastIndexOf(" ", to);
  if (space > to - LEAD) return space;
  return isInside(text, to) ? to - 1 : to;
}

const isInside = (text: string, at: number) => /[\udc00-\udfff]/.test(text[at] ?? "");
