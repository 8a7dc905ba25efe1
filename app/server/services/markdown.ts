import { createHash } from "node:crypto";

import type { Kind } from "./markdown/outline";

import { EXTRACT_MAX } from "~/validators/post";
import { logger } from "../logger";
import { blocks } from "./markdown/blocks";
import { createDialect } from "./markdown/dialect";
import { membersLinks } from "./markdown/links";
import { mentions } from "./markdown/mentions";
import { notesShown } from "./markdown/notes";
import { outline } from "./markdown/outline";
import { extractOf, linesOf } from "./markdown/text";
import { behindWall } from "./markdown/wall";

export { mentionsIn } from "./markdown/mentions";
export type { Kind } from "./markdown/outline";

/** One more whenever the same text would be rendered, or found, otherwise than before. */
export const RENDERER_VERSION = 2;

/** Characters of HTML that one text may become: what grows beyond was made to grow. */
const HTML_MAX = 2_000_000;

/** What is shown of a Markdown text. */
export interface Rendered {
  /** Safe to be put into a page as it is. */
  html: string;
  /** Its start without marks, on one line. */
  extract: string;
}

interface RenderOptions {
  /** Headings stand below those of the page that it is for. */
  kind?: Kind | undefined;
  /** Whatever tells the text apart from others on its page, such as an id; the text itself will do. */
  mark?: string | undefined;
}

const markdownIt = createDialect({ html: false })
  .use(mentions)
  .use(membersLinks)
  .use(outline)
  .use(notesShown)
  .use(blocks);

/**
 * Renders Markdown. `handles` are the mentioned members that exist, in small letters. Never throws:
 * a text that can't be rendered is shown as it was typed.
 */
export function renderMarkdown(
  markdown: string,
  handles: ReadonlySet<string>,
  { kind = "post", mark = markdown }: RenderOptions = {},
): Rendered {
  try {
    const env = { handles, kind, mark: shortHash(`${kind}:${mark}`) };
    const tokens = markdownIt.parse(markdown, env);
    const html = markdownIt.renderer.render(tokens, markdownIt.options, env);
    const extract = extractOf(tokens, EXTRACT_MAX);
    return { html: html.length > HTML_MAX ? asTyped(markdown) : behindWall(html), extract };
  } catch (error) {
    logger().error({ err: error }, "a text could not be rendered");
    return { html: asTyped(markdown), extract: [...markdown.slice(0, EXTRACT_MAX)].join("").toWellFormed() };
  }
}

/** What a whole text says without its marks, a line for each block: what a search goes through. */
export const plainTextOf = (markdown: string): string =>
  linesOf(markdownIt.parse(markdown, {}), { isWhole: true }).join("\n");

const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** The text in paragraphs, its marks left as they are. */
function asTyped(markdown: string): string {
  const paragraphs = markdown.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  return paragraphs
    .map((paragraph) => `<p dir="auto">${markdownIt.utils.escapeHtml(paragraph)}</p>\n`)
    .join("");
}
