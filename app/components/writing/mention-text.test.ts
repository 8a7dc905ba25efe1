import { describe, expect, it } from "vitest";

import { edited } from "./editor-text";
import { completeMention, typedMention } from "./mention-text";

const at = (drawn: string) => {
  const caret = drawn.indexOf("¦");
  return { text: drawn.replace("¦", ""), start: caret, end: caret };
};

describe("a mention being typed", () => {
  it.each([
    ["@gr¦", "gr"],
    ["hello @gr¦", "gr"],
    ["(@gr¦)", "gr"],
    ["one\n@gr¦\ntwo", "gr"],
    ["@mary-an¦", "mary-an"],
    ["@Zieliń¦", "Zieliń"],
    ["「@gr¦", "gr"],
  ])("is seen in %j", (drawn, prefix) => expect(typedMention(at(drawn))?.prefix).toBe(prefix));

  it.each([
    "@¦",
    "gr¦",
    "ada@gr¦",
    "@g¦r",
    "\\@gr¦",
    "`@gr¦",
    "https://example.com/@gr¦",
    "@@gr¦",
    "@gr ¦",
    "```\n@gr¦",
    `@${"x".repeat(31)}¦`,
  ])("is none in %j", (drawn) => expect(typedMention(at(drawn))).toBeUndefined());

  it("is none while something is selected", () => {
    expect(typedMention({ text: "@gr", start: 1, end: 3 })).toBeUndefined();
  });

  it.each([
    ["hi @gr¦", "hi @grace ¦"],
    ["hi @gr¦, you", "hi @grace¦, you"],
    ["@gr¦\nnext", "@grace¦\nnext"],
  ])("%j is completed to %j", (drawn, expected) => {
    const written = at(drawn);
    const mention = typedMention(written);
    if (!mention) throw new Error("no mention");
    const { text, start } = edited(written, completeMention(written, mention, "grace"));
    expect(`${text.slice(0, start)}¦${text.slice(start)}`).toBe(expected);
  });
});
