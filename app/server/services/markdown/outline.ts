import type { MarkdownIt } from "markdown-it";

/** Of a page's headings, the text's own are the ones below: a page has one title. */
const HIGHEST = { post: 2, comment: 3 } as const;

/** What a text is written as, which says where it stands on a page. */
export type Kind = keyof typeof HIGHEST;

/**
 * Puts the headings of a text below those of its page, and leaves no level out between them: who
 * hears a page goes by its levels, whichever looked right to the author.
 */
export function outline(md: MarkdownIt): void {
  md.core.ruler.push("outline", ({ tokens, env }) => {
    const highest = HIGHEST[(env.kind as Kind | undefined) ?? "post"];
    const open: number[] = [];
    for (const [at, token] of tokens.entries()) {
      if (token.type !== "heading_open") continue;
      const written = Number(token.tag.slice(1));
      while ((open.at(-1) ?? 0) >= written) open.pop();
      const tag = `h${Math.min(6, highest + open.length)}`;
      open.push(written);
      token.tag = tag;
      const close = tokens[at + 2];
      if (close?.type === "heading_close") close.tag = tag;
    }
  });
}
