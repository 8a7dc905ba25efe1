import { tests } from "commonmark-spec";
import { describe, expect, it } from "vitest";

import { renderMarkdown } from "../markdown";
import { createDialect } from "./dialect";

const examples = tests.map(({ number, section, markdown, html }) => ({
  number,
  section,
  markdown: markdown.replaceAll("→", "\t"),
  html: html.replaceAll("→", "\t"),
}));

/** Numbers of the examples whose HTML differs from the specification's. */
const departures = (html: (markdown: string) => string, plain = (text: string) => text) =>
  examples.filter((one) => plain(html(one.markdown)) !== plain(one.html)).map(({ number }) => number);

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
const inOrder = (numbers: number[]) => numbers.sort((one, other) => one - other);

/** Where what we read as Markdown is something else than CommonMark's. */
const DIALECT = {
  "GFM makes links of bare addresses": [602, 608, 611, 612],
  "an empty quote has no line end in it, and one that only defines a link is dropped": [218, 239, 240],
};

/** Where the same is shown otherwise. */
const SHOWN = {
  "raw HTML is text": [
    ...[21, 31, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643],
    ...[201, 308, 309],
    ...range(148, 191),
    ...[613, 614, 615, 616, 617, 623, ...range(625, 631)],
  ],
  "code is coloured on the server": [142, 143],
  "a picture is a link to it, or its name within a link": [517, 520, 531, ...range(572, 589), 591],
  "a link leads somewhere": [200, 485, 486, 487, 567],
  "a link leads to the web, a mailbox or this site": [596, 598, 599, 601],
};

/** Without what every text gets: directions, marks on links, levels of headings, names of what scrolls. */
const withoutOurs = (html: string) =>
  html
    .replace(/ dir="auto"| rel="nofollow ugc"| role="group" aria-label="Code" tabindex="0"/g, "")
    .replace(/ class="language-[^"]*"/g, "")
    .replace(/<(\/?)h[1-6]>/g, "<$1h>")
    .replaceAll("&quot;", '"');

describe("the examples of the CommonMark specification", () => {
  it("are all there", () => {
    expect(examples).toHaveLength(652);
  });

  it("mean here what they mean there, but for what is listed", () => {
    const dialect = createDialect({ html: true });
    // Which addresses are safe is no question of the language.
    dialect.validateLink = () => true;
    expect(departures((markdown) => dialect.render(markdown, {}))).toEqual(
      inOrder(Object.values(DIALECT).flat()),
    );
  });

  it("are shown as they are there, but for what is listed", { timeout: 60_000 }, () => {
    const known = [...Object.values(DIALECT), ...Object.values(SHOWN)].flat();
    expect(departures((markdown) => renderMarkdown(markdown, new Set()).html, withoutOurs)).toEqual(
      inOrder(known),
    );
  });
});
