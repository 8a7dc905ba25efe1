import Engine, { type MarkdownIt, type StateBlock } from "markdown-it";

/** Cells that the tables of one text have together; what follows is shown as it was typed. */
const CELLS_MAX = 10_000;

const { ruler } = new Engine().block;
ruler.enableOnly("table");
const [table] = ruler.getRules("");

/**
 * Bounds the tables of a text: a row of two characters is filled up to as many cells as the first
 * row has, so that a page of text could become a table of millions.
 */
export function boundTables(md: MarkdownIt): void {
  md.block.ruler.at(
    "table",
    (state, startLine, endLine, silent) => {
      const left = Number(state.env.cellsLeft ?? CELLS_MAX);
      const columns = columnsAt(state, startLine + 1);
      // The first line and the one below it, which is no row.
      const lines = Math.floor(left / columns) + 1;
      const end = Math.min(endLine, startLine + lines);
      if (lines < 2 || !table?.(state, startLine, end, silent)) return false;
      if (!silent) state.env.cellsLeft = left - (state.line - startLine - 1) * columns;
      return true;
    },
    { alt: ["paragraph", "reference"] },
  );
}

/** At least as many columns as a table has whose second line is this one. */
function columnsAt({ src, bMarks, eMarks }: StateBlock, line: number): number {
  return src.slice(bMarks[line], eMarks[line]).split("|").length;
}
