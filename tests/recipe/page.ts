/** What a page of docs/recipes tells its reader to do, in its order. */
export type Step =
  | { kind: "write"; path: string; text: string }
  | { kind: "change"; path: string; text: string }
  | { kind: "run"; command: string };

const FENCE = /^```([^\n]*)\n([^]*?)^```$/gm;

/**
 * Reads the fenced code blocks of a page: `ts path` and `tsx path` are files to write, `diff path`
 * is a change to a file, `sh` is commands.
 * @throws for any other block, which nobody would check.
 */
export function stepsOf(markdown: string): Step[] {
  return [...markdown.matchAll(FENCE)].flatMap(([, info = "", text = ""]): Step[] => {
    const [language = "", path] = info.split(" ");
    if (language === "sh")
      return text
        .trim()
        .split("\n")
        .map((command) => ({ kind: "run", command }));
    if (path && /^tsx?$/.test(language)) return [{ kind: "write", path, text }];
    if (path && language === "diff") return [{ kind: "change", path, text }];
    throw new Error(`A code block begins with "${info}", which names no file and is no command.`);
  });
}

/**
 * Applies a change: its hunks are divided by `@@`, and a line begins with a space, `-` or `+`.
 * @throws when what a hunk expects is not in the file exactly once.
 */
export function applyChange(source: string, change: { path: string; text: string }): string {
  return change.text.split(/^@@.*\n/m).reduce((text, hunk) => {
    const before = linesOf(hunk, "-");
    const pieces = text.split(before);
    if (pieces.length !== 2) {
      throw new Error(
        `${change.path} should hold these lines once, not ${pieces.length - 1} times:\n${before}`,
      );
    }
    return pieces.join(linesOf(hunk, "+"));
  }, source);
}

/** The lines of a hunk that are in both versions or in the one that `sign` marks. */
function linesOf(hunk: string, sign: "-" | "+"): string {
  return hunk
    .split(/(?<=\n)/)
    .filter((line) => line.startsWith(" ") || line.startsWith(sign))
    .map((line) => line.slice(1))
    .join("");
}
