import type { Token } from "markdown-it";

const oneLine = (text: string) => text.replace(/\s+/gu, " ").trim();

/** What a line says, without its marks; references to notes are left out. */
function lineOf(children: Token[]): string {
  return children
    .map(({ type, content }) =>
      type === "softbreak" || type === "hardbreak"
        ? " "
        : type === "text" || type === "code_inline"
          ? content
          : "",
    )
    .join("");
}

const BESIDE_THE_TEXT = /^(table|footnote_block)_(open|close)$/;

/**
 * What the blocks of a text say, each on one line. `isWhole` takes in what is no running text as
 * well: code, tables and notes.
 */
export function linesOf(tokens: Token[], { isWhole }: { isWhole: boolean }): string[] {
  const lines: string[] = [];
  let depth = 0;
  for (const { type, nesting, content, children } of tokens) {
    if (BESIDE_THE_TEXT.test(type)) depth += nesting;
    if (depth > 0 && !isWhole) continue;
    if (children) lines.push(oneLine(lineOf(children)));
    else if (isWhole && (type === "fence" || type === "code_block")) lines.push(oneLine(content));
  }
  return lines.filter((line) => line !== "");
}

/** The start of a text on one line of at most `max` characters, cut between words where it has some. */
export function extractOf(tokens: Token[], max: number): string {
  const running = linesOf(tokens, { isWhole: false });
  const lines = running.length > 0 ? running : linesOf(tokens, { isWhole: true });
  // Twice as much as is kept: a character can be two units long.
  const characters = [...lines.join(" ").slice(0, 2 * max + 2)];
  if (characters.length <= max) return characters.join("").toWellFormed();
  const cut = characters.slice(0, max - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
