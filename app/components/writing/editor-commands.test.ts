import { describe, expect, it } from "vitest";

import { code } from "./editor-code";
import { continueLine, isInFence, toggleHeading, toggleList, toggleQuote } from "./editor-lines";
import { link, pasteLink } from "./editor-link";
import { bold, italic } from "./editor-marks";
import { edited, type Command, type Written } from "./editor-text";

/** A text with its selection drawn in: «selected», or ¦ for a caret. */
function read(drawn: string): Written {
  const caret = drawn.indexOf("¦");
  if (caret !== -1) return { text: drawn.replace("¦", ""), start: caret, end: caret };
  const start = drawn.indexOf("«");
  return { text: drawn.replace(/[«»]/g, ""), start, end: drawn.indexOf("»") - 1 };
}

const draw = ({ text, start, end }: Written) =>
  start === end
    ? `${text.slice(0, start)}¦${text.slice(start)}`
    : `${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`;

function run(command: Command, drawn: string): string {
  const written = read(drawn);
  const edit = command(written);
  return edit ? draw(edited(written, edit)) : drawn;
}

const all = (command: Command, rows: [string, string][]) =>
  rows.map(([before]) => [before, run(command, before)]);

/** Each row is done by the command, and its text comes back when the command is given again. */
const both = (command: Command, rows: [string, string][]) => {
  once(command, rows);
  it("comes back when pressed again", () => {
    const back = rows.map(([, after]) => read(run(command, after)).text);
    expect(back).toEqual(rows.map(([before]) => read(before).text));
  });
};

const once = (command: Command, rows: [string, string][]) => {
  it(`turns ${JSON.stringify(rows[0]?.[0])} and others into what they should be`, () => {
    expect(all(command, rows)).toEqual(rows);
  });
};

describe("bold", () => {
  both(bold, [
    ["a «word» here", "a **«word»** here"],
    ["a wo¦rd here", "a **wo¦rd** here"],
    ["a ¦word here", "a **¦word** here"],
    ["a word¦ here", "a **word¦** here"],
    ["«all of it»", "**«all of it»**"],
    ["«two\nlines»", "**«two**\n**lines»**"],
    ["«- one\n- two\n\n> three»", "- **«one**\n- **two**\n\n> **three»**"],
    ["## «Title»", "## **«Title»**"],
    ["a ¦ b", "a **¦** b"],
    ["¦", "**¦**"],
    ["_«both»_", "_**«both»**_"],
    ["a «日本語»の", "a **«日本語»**の"],
    ["«👩‍👩‍👧 family»", "**«👩‍👩‍👧 family»**"],
    ["«שלום»", "**«שלום»**"],
  ]);
  once(bold, [
    ["a « word » here", "a  **«word»**  here"],
    ["**a «few» words**", "a «few» words"],
    ["«**word**»", "«word»"],
    ["**wo¦rd**", "wo¦rd"],
    ["**two wo¦rds**", "two wo¦rds"],
    ["***wo¦rd***", "*wo¦rd*"],
    ["*wo¦rd*", "***wo¦rd***"],
    ["**one** t¦wo **three**", "**one** **t¦wo** **three**"],
    ["«**one**\ntwo»", "«**one**\n**two»**"],
    ["2 ** 3 wo¦rd", "2 ** 3 **wo¦rd**"],
    ["\\*\\*wo¦rd\\*\\*", "\\*\\***wo¦rd**\\*\\*"],
    ["« \n »", "**¦** \n "],
  ]);
});

describe("italic", () => {
  both(italic, [
    ["a «word» here", "a _«word»_ here"],
    ["un«believ»able", "un*«believ»*able"],
    ["**«both»**", "**_«both»_**"],
    ["a ¦ b", "a _¦_ b"],
  ]);
  once(italic, [
    ["*wo¦rd*", "wo¦rd"],
    ["***wo¦rd***", "**wo¦rd**"],
    ["**wo¦rd**", "**_wo¦rd_**"],
    ["snake_ca¦se_name", "snake_*ca¦se*_name"],
  ]);
});

describe("code", () => {
  both(code, [
    ["run «npm test» now", "run `«npm test»` now"],
    ["a wo¦rd", "a `wo¦rd`"],
    ["a ¦ b", "a `¦` b"],
    ["«one\ntwo»", "```\n«one\ntwo»\n```"],
    ["before\n«one\ntwo»\nafter", "before\n```\n«one\ntwo»\n```\nafter"],
    ["«one\n\ntwo»", "```\n«one\n\ntwo»\n```"],
  ]);
  once(code, [
    ["«a ` b»", "``«a ` b»``"],
    ["«`a` b»", "`` «`a` b» ``"],
    ["`wo¦rd`", "wo¦rd"],
    ["`` a ` ¦b ``", "a ` ¦b"],
    ["«a\n```\nb»", "````\n«a\n```\nb»\n````"],
    ["«```js\na\nb\n```»", "«a\nb»"],
    ["```js\na ¦b\n```", "a ¦b"],
    ["«one\ntwo\n»three", "```\n«one\ntwo»\n```\nthree"],
  ]);
});

describe("link", () => {
  once(link, [
    ["a «word» here", "a [word](¦) here"],
    ["a wo¦rd here", "a [word](¦) here"],
    ["a ¦ here", "a [¦]() here"],
    ["[¦]()", "¦"],
    ["[wo¦rd](https://example.com)", "wo¦rd"],
    ["«[word](https://example.com/a_(b))»", "«word»"],
    ["«https://example.com»", "[¦](https://example.com)"],
    ["«https://example.com/a)b»", "[¦](<https://example.com/a)b>)"],
    ["«a ] b»", "[a \\] b](¦)"],
    ["«one\n\ntwo»", "«one\n\ntwo»"],
  ]);
});

const url = "https://example.com/x?y=1#z";

describe("an address pasted over a selection", () => {
  const paste =
    (pasted: string): Command =>
    (written) =>
      pasteLink(written, pasted);
  once(paste(url), [
    ["see «this page» there", `see [this page](${url})¦ there`],
    ["see« this »there", `see [this](${url})¦ there`],
    ["«[a] b»", `[[a] b](${url})¦`],
    ["«a] b»", `[a\\] b](${url})¦`],
    ["«two\nlines»", `[two\nlines](${url})¦`],
  ]);
  once(paste(url), [
    ["no ¦selection", "no ¦selection"],
    ["«https://old.example»", "«https://old.example»"],
    ["[a](«target»)", "[a](«target»)"],
    ["`«code»`", "`«code»`"],
    ["```\n«code»\n```", "```\n«code»\n```"],
    ["«one\n\ntwo»", "«one\n\ntwo»"],
    ["«[a](b)»", "«[a](b)»"],
    ["« »", "« »"],
  ]);
  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "not an address",
    "https://",
    "https://a b",
    "",
    "www.a.b",
  ])("%j makes no link", (pasted) => expect(pasteLink(read("«word»"), pasted)).toBeUndefined());
  once(paste(" mailto:ada@example.com\n"), [["«Ada»", "[Ada](mailto:ada@example.com)¦"]]);
  once(paste("https://example.com/a)b"), [["«a»", "[a](<https://example.com/a)b>)¦"]]);
});

describe("heading", () => {
  both(toggleHeading, [
    ["a ti¦tle", "## a ti¦tle"],
    ["«one\n\ntwo»", "## «one\n\n## two»"],
    ["> a ¦b", "> ## a ¦b"],
    ["before\n¦\nafter", "before\n## ¦\nafter"],
  ]);
  once(toggleHeading, [
    ["### a ¦b", "a ¦b"],
    ["«## one\ntwo»", "«## one\n## two»"],
    ["#hash¦tag", "## #hash¦tag"],
  ]);
});

describe("quote", () => {
  both(toggleQuote, [
    ["a ¦b", "> a ¦b"],
    ["«one\n\ntwo»", "> «one\n> \n> two»"],
    ["«one\n»two", "> «one\n»two"],
  ]);
  once(toggleQuote, [
    ["> > a¦", "> a¦"],
    [">a¦", "a¦"],
    ["«> one\ntwo»", "> «> one\n> two»"],
  ]);
});

describe("lists", () => {
  both(toggleList("bulleted"), [
    ["a ¦b", "- a ¦b"],
    ["¦", "- ¦"],
    ["«one\n\ntwo»", "- «one\n\n- two»"],
    ["> a¦", "> - a¦"],
    ["  a¦", "  - a¦"],
  ]);
  both(toggleList("numbered"), [["«one\ntwo\nthree»", "1. «one\n2. two\n3. three»"]]);
  both(toggleList("task"), [["«one\ntwo»", "- [ ] «one\n- [ ] two»"]]);
  once(toggleList("task"), [
    ["- o¦ne", "- [ ] o¦ne"],
    ["- [x] o¦ne", "o¦ne"],
  ]);
  once(toggleList("bulleted"), [
    ["1. o¦ne", "- o¦ne"],
    ["- [ ] o¦ne", "- o¦ne"],
    ["«* one\n+ two»", "«one\ntwo»"],
    ["«- one\ntwo»", "- «one\n- two»"],
    ["-no ¦item", "- -no ¦item"],
  ]);
  once(toggleList("numbered"), [["- [x] do¦ne", "1. do¦ne"]]);
});

describe("a line break", () => {
  once(continueLine, [
    ["- one¦", "- one\n- ¦"],
    ["- on¦e", "- on\n- ¦e"],
    ["- o«n»e", "- o\n- ¦e"],
    ["  * one¦", "  * one\n  * ¦"],
    ["1. one¦", "1. one\n2. ¦"],
    ["9) nine¦", "9) nine\n10) ¦"],
    ["- [x] done¦", "- [x] done\n- [ ] ¦"],
    ["> quoted¦", "> quoted\n> ¦"],
    ["> - a¦", "> - a\n> - ¦"],
    ["a\n- one\n- ¦", "a\n- one\n¦"],
    ["- one\n- ¦\nafter", "- one\n¦\nafter"],
    ["1. ¦", "¦"],
    ["- [ ] ¦", "¦"],
    ["> one\n> ¦", "> one\n¦"],
    ["> - a\n> - ¦", "> - a\n> ¦"],
    ["  - ¦", "¦"],
  ]);
  it("is only a line break elsewhere", () => {
    const plain = [
      "plain¦",
      "¦- one",
      "-¦ one",
      "-one¦",
      "1.5 metres¦",
      "¦",
      "```\n- yaml¦\n```",
      "~~~\n- a¦",
    ];
    expect(plain.filter((drawn) => continueLine(read(drawn)))).toEqual([]);
  });
});

it("knows what stands in a fenced block", () => {
  const within = ["```\na\n¦b", "````\n```\n¦b"];
  const outside = ["```\na\n```\n¦b", "~~~\n```\n~~~\n¦b", "``` a`b\n¦b", "¦"];
  const isIn = (drawn: string) => isInFence(read(drawn).text, read(drawn).start);
  expect([...within, ...outside].filter(isIn)).toEqual(within);
});

describe("every command", () => {
  const commands = {
    bold,
    italic,
    code,
    link,
    toggleHeading,
    toggleQuote,
    task: toggleList("task"),
    continueLine,
  };
  const texts = [
    "",
    "a",
    "\n",
    "a\n\nb\n",
    "***a** b*",
    "`a``b`",
    "> - [ ] a\n1. b",
    "[a](b)[c](d)",
    "\ud83d\udc34",
  ];
  it("leaves a selection within the text, wherever it was", () => {
    for (const command of Object.values(commands))
      for (const text of texts)
        for (let start = 0; start <= text.length; start += 1)
          for (let end = start; end <= text.length; end += 1) {
            const edit = command({ text, start, end });
            if (!edit) continue;
            const after = edited({ text, start, end }, edit);
            expect(edit.from).toBeGreaterThanOrEqual(0);
            expect(edit.to).toBeLessThanOrEqual(text.length);
            expect(0 <= after.start && after.start <= after.end && after.end <= after.text.length).toBe(true);
          }
  });
});
