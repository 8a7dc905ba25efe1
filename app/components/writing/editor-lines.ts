import {
  editOf,
  lineEnd,
  lineStart,
  selectedLines,
  type Change,
  type Command,
  type Edit,
  type Span,
  type Written,
} from "./editor-text";

/** What a line begins with: indentation and quotes, then perhaps a mark of a list. */
const INDENT = /^[ \t]*(?:>[ \t]*)*/;
const LIST = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const HEADING = /^#{1,6}(?:[ \t]+|$)/;
const QUOTE = /^[ \t]*>[ \t]?/;

const kinds = {
  bulleted: { is: /^[-*+][ \t]+(?!\[[ xX]\][ \t])/, mark: () => "- " },
  numbered: { is: /^\d{1,9}[.)][ \t]+/, mark: (index: number) => `${index + 1}. ` },
  task: { is: /^[-*+][ \t]+\[[ xX]\][ \t]+/, mark: () => "- [ ] " },
} as const;

/** Empty lines count only where there is nothing else. */
function linesToMark(written: Written): Span[] {
  const lines = selectedLines(written);
  const full = lines.filter(({ from, to }) => written.text.slice(from, to).replace(INDENT, "").trim() !== "");
  return full.length > 0 ? full : lines.slice(0, 1);
}

const lengthOf = (pattern: RegExp, text: string) => pattern.exec(text)?.[0].length ?? 0;

/** Makes list items of the selected lines, or plain lines where all of them are such items. */
export const toggleList =
  (kind: keyof typeof kinds): Command =>
  (written) => {
    const { is, mark } = kinds[kind];
    const lines = linesToMark(written).map(({ from, to }) => {
      const line = written.text.slice(from, to);
      const indent = lengthOf(INDENT, line);
      return { at: from + indent, rest: line.slice(indent) };
    });
    const isOn = lines.every(({ rest }) => is.test(rest));
    return editOf(
      written,
      lines.map(({ at, rest }, index) => ({
        at,
        remove: lengthOf(LIST, rest),
        insert: isOn ? "" : mark(index),
        caret: "after",
      })),
    );
  };

/** Makes headings of the selected lines, below the title of the page, or plain lines again. */
export const toggleHeading: Command = (written) => {
  const lines = linesToMark(written).map(({ from, to }) => {
    const line = written.text.slice(from, to);
    const indent = lengthOf(INDENT, line);
    const before = indent + lengthOf(LIST, line.slice(indent));
    return { at: from + before, mark: lengthOf(HEADING, line.slice(before)) };
  });
  const isOn = lines.every(({ mark }) => mark > 0);
  return editOf(
    written,
    lines
      .filter(({ mark }) => isOn || mark === 0)
      .map(({ at, mark }) => ({ at, remove: mark, insert: isOn ? "" : "## ", caret: "after" })),
  );
};

/** Quotes the selected lines, or takes the outermost quote away where all of them have one. */
export const toggleQuote: Command = (written) => {
  const lines = selectedLines(written).map(({ from, to }) => ({
    at: from,
    mark: lengthOf(QUOTE, written.text.slice(from, to)),
  }));
  const isOn = lines.every(({ mark }) => mark > 0);
  const changes = lines.map(({ at, mark }): Change => ({
    at,
    remove: isOn ? mark : 0,
    insert: isOn ? "" : "> ",
    caret: "after",
  }));
  return editOf(written, changes);
};

const ITEM = /^([ \t]*(?:>[ \t]*)*)(?:([-*+])|(\d{1,9})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?/;

const QUOTES = /^[ \t]*(?:>[ \t]*)+/;

/**
 * What a line break does in a list or a quote: the next line begins as this one does, and where this
 * one holds nothing yet, the list or quote ends. Undefined where a line break is a line break.
 */
export function continueLine({ text, start, end }: Written): Edit | undefined {
  const from = lineStart(text, start);
  const line = text.slice(from, start);
  const item = ITEM.exec(line);
  const mark = (item ?? QUOTES.exec(line))?.[0];
  if (mark === undefined || isInFence(text, from)) return undefined;
  const isEmpty = line === mark && text.slice(start, lineEnd(text, end)).trim() === "";
  // What ends is the item; the quote around it is ended by the next line break.
  return isEmpty
    ? replaced({ from, to: end }, item ? quotesOf(item) : "")
    : replaced({ from: start, to: end }, `\n${item ? nextItem(item) : mark}`);
}

const quotesOf = ([, indent = ""]: RegExpExecArray) => QUOTES.exec(indent)?.[0] ?? "";

function replaced({ from, to }: Span, insert: string): Edit {
  const caret = from + insert.length;
  return { from, to, insert, start: caret, end: caret };
}

function nextItem([, indent = "", bullet, number, sign = ".", space = " ", task]: RegExpExecArray): string {
  const mark = bullet ?? `${Number(number) + 1}${sign}`;
  return `${indent}${mark}${space}${task ? "[ ] " : ""}`;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/** Whether the line that begins at `offset` stands in a fenced block of code. */
export function isInFence(text: string, offset: number): boolean {
  let open: string | undefined;
  for (let from = 0; from < offset;) {
    const next = text.indexOf("\n", from);
    const to = next === -1 ? text.length : next;
    const [, fence, rest = ""] = FENCE.exec(text.slice(from, to)) ?? [];
    if (fence !== undefined) {
      if (open === undefined) {
        if (fence.startsWith("~") || !rest.includes("`")) open = fence;
      } else if (fence.startsWith(open) && rest.trim() === "") open = undefined;
    }
    from = to + 1;
  }
  return open !== undefined;
}
