import { describe, expect, it } from "vitest";

import { CONTENT_MAX } from "~/validators/post";
import { plainTextOf, renderMarkdown } from "../markdown";

const fill = (unit: string, length = CONTENT_MAX) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

function numbered(unitOf: (number: number) => string): string {
  let text = "";
  for (let number = 0; text.length < CONTENT_MAX; number += 1) text += unitOf(number);
  return text.slice(0, CONTENT_MAX);
}

const HALF = CONTENT_MAX / 2 - 10;
const wideTable = `${fill("|a", 362)}|\n${fill("|-", 362)}|\n${fill("|\n", 724)}\n`;

/** As long as a text may be, and made to take as long, or to become as large, as it can. */
const SLOW: Record<string, string> = {
  quotes: fill("> "),
  "stairs of quotes": numbered((number) => `${">".repeat((number % 300) + 1)}a\n`),
  lists: fill("- "),
  "lists below lists": numbered((number) => `${" ".repeat(number * 2)}- a\n`),
  "quotes in lists": fill("> - "),
  "a quote that goes on": `${"> ".repeat(24)}a\n${fill("b\n", HALF)}`,
  brackets: fill("["),
  "links that do not end": fill("[a]("),
  "pictures within pictures": fill("![["),
  "links within links": fill("[a", HALF) + fill("](b)", HALF),
  emphasis: fill("*a_ "),
  "emphasis within emphasis": fill("*a **a "),
  "stars and lines": fill("a***b__c_d"),
  strikes: fill("~~a ", HALF) + fill(" a~~", HALF),
  backticks: numbered((number) => `${"`".repeat(number + 1)}a`),
  tags: fill("<a href='"),
  comments: fill("<!--"),
  definitions: numbered((number) => `[a${number}]: /u${number}\n`),
  "definitions that do not end": fill("[a]:\n"),
  "an address many times": `[a]: /${fill("x", HALF)}\n\n${fill("[a]", HALF)}`,
  "a picture many times": `[a]: /${fill("x", HALF)}\n\n${fill("![a]", HALF)}`,
  "a title many times": `[a]: /x '${fill("x", HALF)}'\n\n${fill("[a]", HALF)}`,
  "notes that do not end": `[^a]: x\n\n${fill("[^b", CONTENT_MAX - 10)}`,
  "notes, many": numbered((number) => `[^${number}]\n\n[^${number}]: a\n\n`),
  "a note many times": `[^a]: x\n\n${fill("[^a]", CONTENT_MAX - 10)}`,
  "notes of notes": numbered((number) => `[^${number}]: [^${number + 1}]\n`),
  "a table": fill("|a", HALF) + "\n" + fill("|-", HALF) + "\n",
  "tables that are filled up": fill(wideTable),
  "a long table": fill("a|b\n-|-\n"),
  addresses: fill("http://a.b/("),
  "addresses without scheme": fill("www.a.b/("),
  "addresses of mail": fill("a@b.co "),
  mentions: fill("@ada "),
  headings: fill("# a\n"),
  lines: fill("a\n"),
  "code in C": `\`\`\`c\n${fill("a ", 9_900)}\n\`\`\``,
  "code in HTML": `\`\`\`html\n${fill("<script>", 900)}\n${fill(`${fill("<script>", 900)}\n`, 9_000)}\n\`\`\``,
  "code within code": `\`\`\`js\n${fill("`${", 900)}\n\`\`\``,
  "much code": fill("```js\nlet a\n```\n"),
};

/** What somebody may well have written, with some of everything. */
const ORDINARY = fill(`## A heading

A paragraph with *emphasis*, **more of it**, \`code\` and [a link](https://a.example/page), as long as
paragraphs are, which mentions @ada and goes on for a line or two before it ends.

- an item of a list
- and a second one

> Something that was said elsewhere.

\`\`\`ts
const answer = 42;
\`\`\`

| a | b |
| - | - |
| 1 | 2 |

`);

/** The processor's time that it takes to render and to index a text, in microseconds, and what it becomes. */
function rendered(text: string) {
  const before = process.cpuUsage();
  const { html } = renderMarkdown(text, new Set(["ada"]));
  plainTextOf(text);
  const { user, system } = process.cpuUsage(before);
  return { html, cost: user + system };
}

/** Of an ordinary text as long: what all others are measured by, so that no machine is too slow. */
const ordinary = Math.min(...Array.from({ length: 4 }, () => rendered(ORDINARY).cost));

/** The worst known takes three times as long as the ordinary; without the bounds, thousands of times. */
const TIMES_MAX = 20;

describe("a text that is made to be slow", () => {
  it.each(Object.entries(SLOW))("costs little more than another: %s", { timeout: 60_000 }, (_, text) => {
    const { html, cost } = rendered(text);
    expect(cost).toBeLessThan(TIMES_MAX * ordinary);
    expect(html.length).toBeLessThan(2_000_000);
  });

  it.each(["> ", "- ", "1. ", "> - "])("is nested two dozen levels deep at the most: %s", (mark) => {
    const { html } = renderMarkdown(`${mark.repeat(80)}word`, new Set());
    expect(html).toContain("word");
    const levels = html.match(/<(blockquote|[ou]l)/g)?.length;
    expect(levels).toBeGreaterThan(10);
    expect(levels).toBeLessThanOrEqual(24);
  });

  it("loses no word where it is nested too deep, or a table too long", () => {
    const words = Array.from({ length: 100 }, (_, at) => `word${at}`);
    for (const mark of ["> ", "- ", "1. "]) {
      const nested = words.map((word, at) => mark.repeat(at + 1) + word).join("\n");
      const { html } = renderMarkdown(nested, new Set());
      for (const word of words) expect(html).toContain(word);
      expect(html.match(/<(blockquote|[ou]l)/g)?.length).toBeLessThan(60 * 24);
    }
    const rows = Array.from({ length: 12_000 }, (_, at) => `|r${at}`).join("\n");
    const { html } = renderMarkdown(`|a\n|-\n${rows}`, new Set());
    expect(html.includes("<td>r4000</td>")).toBe(true);
    expect(html.includes("|r11999")).toBe(true);
  });
});
