import Engine, { type MarkdownIt } from "markdown-it";

import { boundNesting } from "./nesting";
import { notes } from "./notes";
import { boundTables } from "./tables";
import { taskLists } from "./task-lists";

/** Characters of an address that the text itself is read as; far more than any address has. */
const WWW_LOOK_AHEAD = 2000;

/**
 * What counts as Markdown here, before anything is said of how it looks: CommonMark with GFM's
 * tables, strikethrough, task lists and autolinks, and footnotes. `html` lets raw HTML through; only
 * the run of the specification's examples wants that.
 */
export function createDialect({ html }: { html: boolean }): MarkdownIt {
  const md = new Engine({ html, xhtmlOut: true, linkify: true, maxNesting: 100 });
  // GFM makes links of "www.", "https://", "http://" and addresses of mail, not of every "word.word".
  md.linkify
    .add("ftp:", null)
    .add("//", null)
    .add("www.", {
      validate: (text, pos, linkify) => {
        const validator = linkify.re.get_http_validator();
        validator.lastIndex = 0;
        const [found = ""] = validator.exec(`//www.${text.slice(pos, pos + WWW_LOOK_AHEAD)}`) ?? [];
        return Math.max(0, found.length - "//www.".length);
      },
      normalize: (match) => {
        match.url = `http://${match.url}`;
      },
    });
  return md.use(boundTables).use(boundNesting).use(notes).use(taskLists);
}
