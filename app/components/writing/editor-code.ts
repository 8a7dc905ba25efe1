import { toggleMark, type Pair } from "./editor-marks";
import {
  editOf,
  lineEnd,
  lineStart,
  selectedLines,
  type Command,
  type Edit,
  type Span,
  type Written,
} from "./editor-text";

const longestRun = (text: string) => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

/** Code within a line: runs of as many backticks, paired in their order, with the spaces that pad it. */
function inlinePairs(line: string): Pair[] {
  const pairs: Pair[] = [];
  const runs = [...line.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({
    from: index,
    to: index + length,
  }));
  for (let at = 0; at < runs.length; at += 1) {
    const open = runs[at];
    const next = runs.findIndex(
      (run, other) => open && other > at && run.to - run.from === open.to - open.from,
    );
    const close = runs[next];
    if (!open || !close) continue;
    const isPadded = /^ .*\S.* $/.test(line.slice(open.to, close.from));
    const pad = isPadded ? 1 : 0;
    pairs.push({
      open: { from: open.from, to: open.to + pad },
      close: { from: close.from - pad, to: close.to },
    });
    at = next;
  }
  return pairs;
}

const inline = toggleMark({
  find: inlinePairs,
  around: (text, { from, to }) => {
    const code = text.slice(from, to);
    const ticks = "`".repeat(longestRun(code) + 1);
    const pad = /^`|`$/.test(code) ? " " : "";
    return [ticks + pad, pad + ticks];
  },
});

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;

/** The two fences around the selected lines, or at their ends. */
function fencesOf(written: Written): [Span, Span] | undefined {
  const { text } = written;
  const lines = selectedLines(written);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return undefined;
  const isFence = ({ from, to }: Span) => FENCE.test(text.slice(from, to));
  if (lines.length > 1 && isFence(first) && isFence(last)) return [first, last];
  if (first.from === 0 || last.to === text.length) return undefined;
  const above = { from: lineStart(text, first.from - 1), to: first.from - 1 };
  const below = { from: last.to + 1, to: lineEnd(text, last.to + 1) };
  return isFence(above) && isFence(below) ? [above, below] : undefined;
}

function withoutFences(written: Written, [above, below]: [Span, Span]): Edit | undefined {
  return editOf(written, [
    { at: above.from, remove: above.to + 1 - above.from, caret: "after" },
    { at: below.from - 1, remove: below.to + 1 - below.from, caret: "before" },
  ]);
}

function fenced(written: Written): Edit | undefined {
  const lines = selectedLines(written);
  const [from, to] = [lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0];
  const ticks = "`".repeat(Math.max(3, longestRun(written.text.slice(from, to)) + 1));
  return editOf({ ...written, end: Math.min(written.end, to) }, [
    { at: from, insert: `${ticks}\n`, caret: "after" },
    { at: to, insert: `\n${ticks}`, caret: "before" },
  ]);
}

/** Code: within a line between backticks, of several lines between fences; or no code any more. */
export const code: Command = (written) => {
  const fences = fencesOf(written);
  if (fences) return withoutFences(written, fences);
  return selectedLines(written).length > 1 ? fenced(written) : inline(written);
};
