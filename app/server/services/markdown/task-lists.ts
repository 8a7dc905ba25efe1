import type { MarkdownIt } from "markdown-it";

const MARK = /^\[([ xX])\][ \t]+(?=\S)/;

/** `- [ ] to do` and `- [x] done`: a box that shows its state and can't be pressed. */
export function taskLists(md: MarkdownIt): void {
  md.core.ruler.push("task_lists", ({ tokens, Token }) => {
    for (const [at, item] of tokens.entries()) {
      if (item.type !== "list_item_open" || tokens[at + 1]?.type !== "paragraph_open") continue;
      const children = tokens[at + 2]?.children ?? [];
      const [first] = children;
      const mark = first?.type === "text" ? MARK.exec(first.content) : null;
      if (!first || !mark) continue;
      first.content = first.content.slice(mark[0].length);
      item.attrJoin("class", "task");
      const box = new Token("task", "input", 0);
      box.attrs = [
        ["type", "checkbox"],
        ["aria-label", "Done"],
        ["disabled", ""],
        ...(mark[1] === " " ? [] : [["checked", ""] satisfies [string, string]]),
      ];
      const space = new Token("text", "", 0);
      space.content = " ";
      children.unshift(box, space);
    }
  });
}
