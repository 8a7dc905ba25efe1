import { EXTRACT_MAX } from "~/validators/post";

/** One more whenever the same text would be rendered, or found, otherwise than before. */
export const RENDERER_VERSION = 1;

/** What is shown of a Markdown text. */
export interface Rendered {
  /** Safe to be put into a page as it is. */
  html: string;
  /** Its start without marks, on one line. */
  extract: string;
}

/** Renders Markdown. `handles` are the mentioned members that exist, in small letters. */
export function renderMarkdown(markdown: string, _handles: ReadonlySet<string>): Rendered {
  const escaped = markdown.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const line = markdown.replace(/\s+/gu, " ").trim();
  return {
    html: `<p>${escaped}</p>`,
    extract: [...line.slice(0, EXTRACT_MAX * 2)].slice(0, EXTRACT_MAX).join(""),
  };
}

/** The handles that a text may mention, in small letters, each once. */
export function mentionsIn(_markdown: string): string[] {
  return [];
}
