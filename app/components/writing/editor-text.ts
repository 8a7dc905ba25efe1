/** What stands in a text field, and what of it is selected. Offsets count UTF-16 units, as a textarea does. */
export interface Written {
  text: string;
  start: number;
  end: number;
}

/** One replacement and the selection after it: done in one step, so that one undo takes it back. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
  start: number;
  end: number;
}

/** Undefined where there is nothing to do. */
export type Command = (written: Written) => Edit | undefined;

/** A part of a text, from `from` until before `to`. */
export interface Span {
  from: number;
  to: number;
}

/** `remove` units at `at` give way to `insert`; a caret that stood there ends on this side of it. */
export interface Change {
  at: number;
  remove?: number;
  insert?: string;
  caret: "before" | "after";
}

/** Changes, in the order of their places, as one edit. The selection moves along with its text. */
export function editOf({ text, start, end }: Written, changes: Change[]): Edit | undefined {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return undefined;
  const [from, to] = [first.at, last.at + (last.remove ?? 0)];
  let insert = "";
  let done = from;
  for (const { at, remove = 0, insert: more = "" } of changes) {
    insert += text.slice(done, at) + more;
    done = at + remove;
  }
  return { from, to, insert, start: moved(start, changes), end: moved(end, changes) };
}

function moved(offset: number, changes: Change[]): number {
  let by = 0;
  for (const { at, remove = 0, insert = "", caret } of changes) {
    if (at > offset || (at === offset && remove === 0 && caret === "before")) break;
    if (offset < at + remove || at === offset) return at + by + (caret === "after" ? insert.length : 0);
    by += insert.length - remove;
  }
  return offset + by;
}

/** What a text is after an edit. */
export function edited({ text }: Written, { from, to, insert, start, end }: Edit): Written {
  return { text: text.slice(0, from) + insert + text.slice(to), start, end };
}

export const lineStart = (text: string, offset: number) => text.lastIndexOf("\n", offset - 1) + 1;

export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf("\n", offset);
  return at === -1 ? text.length : at;
}

/** The lines that a selection touches; one of which it holds nothing but the line break before is none. */
export function selectedLines({ text, start, end }: Written): Span[] {
  const last = end > start && text[end - 1] === "\n" ? end - 1 : end;
  const lines: Span[] = [];
  for (let from = lineStart(text, start); from <= last; from = lineEnd(text, from) + 1) {
    lines.push({ from, to: lineEnd(text, from) });
  }
  return lines;
}

const WORD = /[\p{L}\p{M}\p{N}]/u;
const WORD_BEFORE = /[\p{L}\p{M}\p{N}]+$/u;
const WORD_AFTER = /^[\p{L}\p{M}\p{N}]+/u;
/** No word that somebody wants to mark is longer. */
const WORD_MAX = 100;

export const isWord = (character: string | undefined) => character !== undefined && WORD.test(character);

/** The word in which or beside which the caret stands. */
export function wordAt(text: string, caret: number): Span | undefined {
  const before = WORD_BEFORE.exec(text.slice(Math.max(0, caret - WORD_MAX), caret))?.[0] ?? "";
  const after = WORD_AFTER.exec(text.slice(caret, caret + WORD_MAX))?.[0] ?? "";
  return before + after === "" ? undefined : { from: caret - before.length, to: caret + after.length };
}
