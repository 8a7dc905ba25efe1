import type { MarkdownIt } from "markdown-it";

import { highlighted } from "./highlight";

/** What may be wider than a page scrolls by itself; it has a name, and the keyboard gets there. */
const scrolls = (name: string) => `role="group" aria-label="${name}" tabindex="0"`;

const ALIGNED = /^text-align:(left|center|right)$/;

/** How code, tables and the direction of what is written look. */
export function blocks(md: MarkdownIt): void {
  const { rules } = md.renderer;
  const { escapeHtml, unescapeAll } = md.utils;

  const code = (html: string) => `<pre ${scrolls("Code")}><code>${html}</code></pre>\n`;
  rules.code_block = (tokens, at) => code(escapeHtml(tokens[at]?.content ?? ""));
  rules.fence = (tokens, at, _options, env) => {
    const { content = "", info = "" } = tokens[at] ?? {};
    const [language = ""] = unescapeAll(info).trim().split(/\s+/);
    return code(highlighted(content, language, env as object) ?? escapeHtml(content));
  };

  rules.table_open = (tokens, at, options, _env, renderer) =>
    `<div class="wide" ${scrolls("Table")}>${renderer.renderToken(tokens, at, options)}`;
  rules.table_close = () => "</table></div>\n";

  md.core.ruler.push("blocks", ({ tokens }) => {
    for (const token of tokens) {
      // Quotes, lists and tables go one way as a whole; the lines within them find their own by CSS.
      if (token.level === 0 && token.nesting === 1) token.attrSet("dir", "auto");
      if (token.type !== "th_open" && token.type !== "td_open") continue;
      const [, side] = ALIGNED.exec(String(token.attrGet("style"))) ?? [];
      token.attrs = side ? [["class", `to-${side}`]] : null;
    }
  });
}
