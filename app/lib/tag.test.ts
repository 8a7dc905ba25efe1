import { expect, it } from "vitest";

import { foldedTag, plainTag } from "./tag";

it.each([
  ["C/C++", "c-c++"],
  ["C#", "c#"],
  ["#hash", "hash"],
  ["ÜBER", "über"],
  ["Café  au lait", "café-au-lait"],
  ["日本語", "日本語"],
  ["हिन्दी", "हिन्दी"],
  ["node.js", "node.js"],
  ["a..", "a"],
  ["../../etc", "etc"],
  ["<script>alert(1)</script>", "scriptalert1-script"],
  ["ＦＵＬＬ", "full"],
  ["zero\u200bwidth\u202e", "zerowidth"],
  [`z${"\u0323".repeat(40)}`, "ẓ\u0323\u0323\u0323"],
  ["🙂", ""],
  ["###", ""],
  ["+", ""],
  ["\u0301", ""],
  ["-", ""],
  [" ", ""],
])("writes %j as %j", (text, tag) => {
  expect(plainTag(text)).toBe(tag);
  expect(plainTag(tag)).toBe(tag);
});

it.each([
  ["Café", "cafe"],
  ["cafe\u0301", "café"],
  ["STRASSE", "straße"],
  ["ΟΔΟΣ", "οδός"],
  ["İstanbul", "istanbul"],
])("takes %j and %j for one tag", (one, other) => {
  expect(foldedTag(one)).toBe(foldedTag(other));
});

it.each([
  ["c", "c++"],
  ["दिन", "दान"],
  ["ガス", "カス"],
  ["한국", "한굴"],
])("keeps %j and %j apart", (one, other) => {
  expect(foldedTag(one)).not.toBe(foldedTag(other));
});

it("stays within its column, whatever it is made of", () => {
  for (const letter of ["ß", "각", "ΐ", "ŉ", "ǰ", "ﬃ", "ễ"]) {
    const tag = Array.from(plainTag(letter.repeat(30)))
      .slice(0, 30)
      .join("");
    expect(Array.from(foldedTag(tag)).length, letter).toBeLessThanOrEqual(60);
  }
});
