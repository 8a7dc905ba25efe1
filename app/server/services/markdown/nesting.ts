import type { MarkdownIt } from "markdown-it";

/** A quote is one level, a list two. What lies deeper is nothing that anybody reads as a structure. */
const DEEPEST = 24;

/** Shows what is nested deeper than `DEEPEST` as one paragraph, so that no word of it is lost. */
export function boundNesting(md: MarkdownIt): void {
  md.block.ruler.before("table", "too_deep", (state, startLine, endLine, silent) => {
    if (silent || state.level < DEEPEST) return false;
    let line = startLine + 1;
    while (line < endLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) >= state.blkIndent) line += 1;
    state.push("paragraph_open", "p", 1).map = [startLine, line];
    const inline = state.push("inline", "", 0);
    inline.content = state.getLines(startLine, line, state.blkIndent, false).trim();
    inline.map = [startLine, line];
    inline.children = [];
    state.push("paragraph_close", "p", -1);
    state.line = line;
    return true;
  });
}
