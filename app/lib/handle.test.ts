import { expect, it } from "vitest";

import { handleField } from "~/validators/profile";
import { handleFrom, isHandle } from "./handle";

it.each([
  ["ada", "ada"],
  ["  @Ada-W_2 ", "ada-w_2"],
  ["1789", "1789"],
  ["a".repeat(30), "a".repeat(30)],
])("takes %j for %s", (typed, handle) => {
  expect(handleField.parse(typed)).toBe(handle);
});

it.each([
  ["", /can’t be empty/],
  ["@", /can’t be empty/],
  ["ab", /at least 3/],
  ["a".repeat(31), /at most 30/],
  ["ada--w", /one hyphen/],
  ["ada-_w", /one hyphen/],
  ["-ada", /Begin and end/],
  ["ada_", /Begin and end/],
  ["ada w", /letters a to z, digits/],
  ["ada.w", /letters a to z, digits/],
  ["@@ada", /letters a to z, digits/],
  ["ada\0", /letters a to z, digits/],
  // Cyrillic а; fullwidth letters; a Kelvin sign, whose small form is an ordinary k; a dotless i.
  ["аda", /“а” is none of them/],
  ["ａｄａ", /“ａ” is none of them/],
  ["\u212Aate", /“\u212A” is none of them/],
  ["mıra", /“ı” is none of them/],
  ["zoë", /“ë” is none of them/],
  ["ada\u200B", /can’t be seen/],
  ["admin", /kept for the site/],
  ["Post_House", /kept for the site/],
  ["sign-in", /kept for the site/],
])("refuses %j in one sentence", (typed, sentence) => {
  const messages = handleField.safeParse(typed).error?.issues.map(({ message }) => message);
  expect(messages).toEqual([expect.stringMatching(sentence)]);
});

it.each([
  ["Tomasz Zieliński", "tomasz-zielinski"],
  ["Øyvind Æsir", "oyvind-aesir"],
  ["Ada  (she/her)", "ada-she-her"],
  ["نور", "member"],
  ["Administrator", "member"],
  ["Jo", "member"],
  ["A name that goes on and on", "a-name-that-goes-on"],
])("makes of the name %s the handle %s", (name, handle) => {
  expect(handleFrom(name)).toBe(handle);
  expect(isHandle(handle)).toBe(true);
});
