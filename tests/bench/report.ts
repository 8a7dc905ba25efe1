import type { Sample } from "./measure";
import type { Target } from "./targets";

/** A line of the table: medians over the rounds, and the spread of the server's own time. */
export interface Row {
  target: string;
  server: number;
  least: number;
  most: number;
  database: number;
  ratio: number;
  goal: number | undefined;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Medians of what was measured; a ratio is the median of the ratios within each round. */
export function rowsOf(targets: Target[], samples: Map<string, Sample[]>): Row[] {
  const serverOf = (name: string) => (samples.get(name) ?? []).map(({ server }) => server);
  return targets.map((target) => {
    const server = serverOf(target.name);
    const floor = serverOf(target.floor);
    return {
      target: target.name,
      server: median(server),
      least: Math.min(...server),
      most: Math.max(...server),
      database: median((samples.get(target.name) ?? []).map(({ database }) => database)),
      ratio: median(server.map((value, round) => value / (floor[round] ?? Number.NaN))),
      goal: target.goal,
    };
  });
}

/** The table as Markdown, in columns that a terminal shows straight. */
export function tableOf(rows: Row[]): string {
  const head = ["target", "µs", "least–most", "PostgreSQL µs", "ratio", "goal", "met"];
  const cells = rows.map((row) => [
    row.target,
    row.server.toFixed(0),
    `${row.least.toFixed(0)}–${row.most.toFixed(0)}`,
    row.database.toFixed(0),
    row.ratio.toFixed(2),
    row.goal === undefined ? "" : `≤ ${row.goal}`,
    row.goal === undefined ? "" : row.ratio <= row.goal ? "yes" : "no",
  ]);
  return gridOf(head, cells);
}

/** A Markdown table, its first column to the left and the others to the right. */
export function gridOf(head: string[], cells: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  const lineOf = (line: string[]) =>
    `| ${line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [lineOf(head), rule, ...cells.map(lineOf)].join("\n");
}
