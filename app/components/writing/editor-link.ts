import { isInFence } from "./editor-lines";
import {
  editOf,
  lineEnd,
  lineStart,
  wordAt,
  type Command,
  type Edit,
  type Span,
  type Written,
} from "./editor-text";

const LINK = /(?<!!)\[((?:\\.|[^\]\\\n])*)\]\(((?:[^()\n]|\([^()\n]*\))*)\)/g;

/** Whether a text is nothing but the address of something on the web, or of somebody's mailbox. */
function isAddress(text: string): boolean {
  return /^(?:https?:\/\/[^\s<>]|mailto:[^\s<>]+@)[^\s<>]*$/i.test(text) && URL.canParse(text);
}

const isBalanced = (text: string, open: string, close: string) => {
  let depth = 0;
  for (const sign of text) {
    if (sign === open) depth += 1;
    if (sign === close) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
};

const linkText = (text: string) => (isBalanced(text, "[", "]") ? text : text.replace(/[[\]]/g, "\\$&"));
const linkTarget = (address: string) => (isBalanced(address, "(", ")") ? address : `<${address}>`);

/** What pasting an address over a selection does: a link. Undefined where it is pasted as any text is. */
export function pasteLink(written: Written, pasted: string): Edit | undefined {
  const { text, start, end } = written;
  const address = pasted.trim();
  const selected = text.slice(start, end);
  const isPlain =
    selected.trim() === "" ||
    !isAddress(address) ||
    isAddress(selected.trim()) ||
    /\n[ \t]*\n/.test(selected) ||
    selected.includes("](");
  if (isPlain || isTarget(written) || isInCode(written)) return undefined;
  const [before = "", after = ""] = [/^\s*/.exec(selected)?.[0], /\s*$/.exec(selected)?.[0]];
  const insert = `${before}[${linkText(selected.trim())}](${linkTarget(address)})${after}`;
  const caret = start + insert.length - after.length;
  return { from: start, to: end, insert, start: caret, end: caret };
}

/** What stands between the round brackets of a link is its address already. */
const isTarget = ({ text, start }: Written) => /\]\(<?$/.test(text.slice(Math.max(0, start - 3), start));

function isInCode({ text, start }: Written): boolean {
  const from = lineStart(text, start);
  const ticksBefore = text.slice(from, start).match(/`+/g)?.length ?? 0;
  return ticksBefore % 2 === 1 || isInFence(text, from);
}

function linkAround({ text, start, end }: Written): { whole: Span; inner: Span } | undefined {
  const base = lineStart(text, start);
  for (const { 0: link, 1: inner = "", index } of text.slice(base, lineEnd(text, start)).matchAll(LINK)) {
    const from = base + index;
    const whole = { from, to: from + link.length };
    if (whole.from <= start && end <= whole.to) {
      return { whole, inner: { from: from + 1, to: from + 1 + inner.length } };
    }
  }
  return undefined;
}

/** Makes a link of what is selected, or of the word at the caret, and goes where the rest is to be typed. */
export const link: Command = (written) => {
  const { text, start, end } = written;
  const present = linkAround(written);
  if (present) {
    const { whole, inner } = present;
    return editOf(written, [
      { at: whole.from, remove: 1, caret: "after" },
      { at: inner.to, remove: whole.to - inner.to, caret: "before" },
    ]);
  }
  const { from, to } =
    start === end ? (wordAt(text, start) ?? { from: start, to: start }) : { from: start, to: end };
  const selected = text.slice(from, to);
  if (/\n[ \t]*\n/.test(selected)) return undefined;
  if (isAddress(selected)) {
    return { from, to, insert: `[](${linkTarget(selected)})`, start: from + 1, end: from + 1 };
  }
  const insert = `[${linkText(selected)}]()`;
  const caret = from + (selected === "" ? 1 : insert.length - 1);
  return { from, to, insert, start: caret, end: caret };
};
