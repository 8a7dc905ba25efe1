import { tests } from "commonmark-spec";
import { describe, expect, it } from "vitest";

import { renderMarkdown } from "../markdown";
import { createDialect } from "./dialect";

/** The specification's examples, with the tabs that it shows as arrows. */
const examples = tests.map(({ markdown, html, ...example }) => ({
  ...example,
  markdown: markdown.replaceAll("→", "\t"),
  html: html.replaceAll("→", "\t"),
}));

/** Line ends between tags, which no page shows. */
const withoutLineEnds = (html: string) => html.replace(/>\n+(?=<)/g, ">").trim();

const dialect = createDialect({ html: true });
// Where a link may lead is no question of what a link is.
dialect.validateLink = () => true;

/** What differs as Markdown. */
const DIALECT: Record<string, number[]> = {
  "GFM makes a link of an address that stands in the text, also where CommonMark’s <…> fails": [
    602, 608, 611, 612,
  ],
};

/** What is understood alike, but shown otherwise. */
const SHOWN: Record<string, number[]> = {
  "raw HTML is shown as it was typed, and what is within it is Markdown": [
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166,
    167, 168, 169, 170, 171, 172, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187,
    188, 189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623,
    625, 626, 627, 628, 629, 630, 631, 642, 643,
  ],
  "code in a language that is known is coloured": [142, 143],
  "an empty address leads nowhere: no link": [200, 485, 486, 487, 567],
  "a picture is a link to where it lies": [
    517, 520, 531, 572, 573, 574, 575, 576, 577, 578, 579, 580, 581, 582, 583, 584, 585, 586, 587, 588, 589,
    591,
  ],
  "a link leads to the web, to mail or to this site, by no other scheme": [596, 598, 599, 601],
};

/** What we add to everything, undone; how headings are lifted has tests of its own. */
const asSpecified = (html: string) =>
  withoutLineEnds(html)
    .replaceAll("&quot;", '"')
    .replace(/ dir="auto"| rel="nofollow ugc"| role="group" aria-label="Code" tabindex="0"/g, "")
    .replace(/(<\/?)h[1-6]>/g, "$1h>");

/** What only the specification's way of writing HTML has. */
const asOurs = (html: string) =>
  withoutLineEnds(html)
    .replaceAll("&quot;", '"')
    .replace(/<code class="language-[^"]*">/g, "<code>")
    .replace(/(<\/?)h[1-6]>/g, "$1h>");

const numbersIn = (departures: Record<string, number[]>) =>
  Object.values(departures)
    .flat()
    .sort((one, other) => one - other);

describe("the examples of the CommonMark specification", () => {
  it("are there", () => expect(examples.length).toBe(652));

  it("are understood as specified, but for what is listed", () => {
    const departing = examples.filter(
      ({ markdown, html }) => withoutLineEnds(dialect.render(markdown, {})) !== withoutLineEnds(html),
    );
    expect(departing.map(({ number }) => number)).toEqual(numbersIn(DIALECT));
  });

  it("are shown as specified, but for what is listed", () => {
    const departing = examples.filter(
      ({ markdown, html }) => asSpecified(renderMarkdown(markdown, new Set()).html) !== asOurs(html),
    );
    expect(departing.map(({ number }) => number)).toEqual(numbersIn({ ...DIALECT, ...SHOWN }));
  });
});
