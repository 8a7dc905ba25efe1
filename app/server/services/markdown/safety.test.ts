import { tests } from "commonmark-spec";
import { describe, expect, it } from "vitest";

import { VECTORS } from "../../../../tests/xss-vectors";
import { renderMarkdown } from "../markdown";
import { behindWall } from "./wall";

const TAGS = new Set(
  `h2 h3 h4 h5 h6 p br hr blockquote pre code ul ol li a em strong s sup
  table thead tbody tr th td div span input`.split(/\s+/),
);

/** What the value of each attribute may be, whoever wrote the text. */
const ATTRIBUTES: Record<string, RegExp> = {
  "aria-label": /^(Code|Table|Notes|Note \d+|Done|Back to the text)$/,
  checked: /^$/,
  class: /^(mention|note-back|note-ref|picture|wide|task|notes|code-[a-z]+|to-(left|center|right))$/,
  dir: /^auto$/,
  disabled: /^$/,
  href: /^/,
  id: /^note-[0-9a-f]{12}-\d+(-ref\d+)?$/,
  rel: /^nofollow ugc$/,
  role: /^group$/,
  start: /^\d{1,9}$/,
  tabindex: /^0$/,
  title: /^/,
  type: /^checkbox$/,
};

const TAG = /<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)(?: \/)?>/g;

const decoded = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** What is wrong with a piece of HTML: a sign that is no part of a known tag, an attribute, an address. */
function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const text = html.replace(TAG, (_, tag: string, attributes: string) => {
    if (!TAGS.has(tag)) faults.push(`<${tag}>`);
    for (const [, name = "", value = ""] of attributes.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
      if (!ATTRIBUTES[name]?.test(decoded(value))) faults.push(`${name}="${value}"`);
      if (name === "href" && !isHarmless(decoded(value))) faults.push(`href="${value}"`);
    }
    return "";
  });
  if (/[<>]/.test(text)) faults.push(`left over: ${text}`);
  return faults;
}

/** An address with one of three schemes, or with none, by the letters that a scheme may have. */
const isHarmless = (href: string) =>
  !/[\0-\x20]/.test(href) && (/^(https?:\/\/|mailto:)/i.test(href) || !/^[a-z][a-z0-9+.-]*:/i.test(href));

const shown = (markdown: string) => renderMarkdown(markdown, new Set(["ada"])).html;

describe("what members write", () => {
  it("holds nothing that runs, whichever known way is tried", () => {
    expect(new Set(VECTORS).size).toBeGreaterThanOrEqual(150);
    for (const vector of VECTORS)
      expect({ vector, faults: faultsOf(shown(vector)) }).toEqual({ vector, faults: [] });
  });

  it("holds nothing that runs within a quote, a list, a table, a heading or a note", () => {
    const wraps: ((text: string) => string)[] = [
      (text) => text.replace(/^/gm, "> "),
      (text) => `- ${text.replaceAll("\n", "\n  ")}`,
      (text) => `| a |\n| - |\n| ${text.replaceAll("\n", " ")} |`,
      (text) => `# ${text.replaceAll("\n", " ")}`,
      (text) => `x[^1]\n\n[^1]: ${text.replaceAll("\n", "\n    ")}`,
      (text) => `[${text}](/x "${text}")`,
      (text) => `![${text}](/x)`,
      (text) => `**${text}**~~${text}~~`,
    ];
    for (const vector of VECTORS) {
      for (const wrap of wraps) {
        const text = wrap(vector);
        expect({ text, faults: faultsOf(shown(text)) }).toEqual({ text, faults: [] });
      }
    }
  });

  it("holds nothing that runs in any example of the specification", () => {
    for (const { markdown } of tests) {
      expect({ markdown, faults: faultsOf(shown(markdown)) }).toEqual({ markdown, faults: [] });
    }
  });

  it("is stopped by the wall alone, if Markdown let raw HTML through", () => {
    for (const vector of VECTORS) {
      // Names and labels of notes are free here: no reader takes harm from those.
      const faults = faultsOf(behindWall(vector)).filter(
        (fault) => !/^(aria-label|role|tabindex)=/.test(fault),
      );
      expect({ vector, faults }).toEqual({ vector, faults: [] });
    }
  });

  it("would be found out by this test", () => {
    for (const bad of [
      "<script>",
      "<p onclick>",
      '<p style="x">',
      '<a href="javascript:x">',
      '<a href="java\tscript:x">',
      '<a id="root">',
      '<span class="fixed">',
      "a < b",
    ]) {
      expect(faultsOf(bad)).not.toEqual([]);
    }
  });
});
