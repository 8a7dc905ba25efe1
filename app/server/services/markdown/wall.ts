import sanitizeHtml, { type Attributes, type IOptions } from "sanitize-html";

import { CODE_CLASSES } from "./highlight";
import { isSafeAddress } from "./links";

/** Names of notes, and nothing that a script of the page, or the page itself, goes by. */
const NOTE_NAME = /^note-[a-z0-9]+-\d+(-ref\d+)?$/;

const OPTIONS: IOptions = {
  allowedTags: [
    ..."h2 h3 h4 h5 h6 p br hr blockquote pre code ul ol li a em strong s sup".split(" "),
    ..."table thead tbody tr th td div span input".split(" "),
  ],
  allowedAttributes: {
    "*": ["dir"],
    a: ["href", "title", "id", "aria-label", { name: "rel", multiple: false, values: ["nofollow ugc"] }],
    div: ["role", "aria-label", "tabindex"],
    input: [{ name: "type", multiple: false, values: ["checkbox"] }, "aria-label", "disabled", "checked"],
    li: ["id"],
    ol: ["start", "aria-label"],
    pre: ["role", "aria-label", "tabindex"],
  },
  allowedClasses: {
    a: ["mention", "note-back", "note-ref", "picture"],
    div: ["wide"],
    li: ["task"],
    ol: ["notes"],
    span: CODE_CLASSES,
    td: ["to-left", "to-center", "to-right"],
    th: ["to-left", "to-center", "to-right"],
  },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesAppliedToAttributes: ["href"],
  parseStyleAttributes: false,
  transformTags: {
    a: (tagName, { href, id, ...attribs }) => ({
      tagName,
      attribs: {
        ...(href !== undefined && isSafeAddress(href) ? { href } : {}),
        ...noteName(id),
        ...attribs,
      } as Attributes,
    }),
    li: (tagName, { id, ...attribs }) => ({
      tagName,
      attribs: { ...noteName(id), ...attribs } as Attributes,
    }),
  },
};

const noteName = (id: string | undefined) => (id !== undefined && NOTE_NAME.test(id) ? { id } : {});

/**
 * Lets through what our own rules make, and nothing else: a second wall, which knows nothing of
 * Markdown, should the first one have a hole.
 */
export const behindWall = (html: string): string => sanitizeHtml(html, OPTIONS);
