import { describe, expect, it } from "vitest";

import { guesses, isOneEdit, variantsOf } from "./spelling";

const WORDS = ["lantern", "internationalisation", "tree", "überall", "ёлка", "aabbaabbaabb"];

/** Everything that one slip of the finger makes of a word. */
function slipsOf(word: string): string[] {
  const letters = [...word];
  const put = (at: number, removed: number, added: string) => letters.toSpliced(at, removed, added).join("");
  return letters.flatMap((letter, at) => [
    put(at, 1, ""),
    put(at, 1, "x"),
    put(at, 0, "x"),
    put(at, 2, (letters[at + 1] ?? "") + letter),
  ]);
}

describe("a slip", () => {
  it.each(WORDS)("is seen for what it is, wherever it is in %s", (word) => {
    for (const slip of slipsOf(word)) {
      if (slip === word) continue;
      expect(isOneEdit(slip, word), slip).toBe(true);
      expect(isOneEdit(word, slip), slip).toBe(true);
      const variants = variantsOf(word);
      expect(
        variantsOf(slip).some((variant) => variants.includes(variant)),
        slip,
      ).toBe(true);
    }
  });

  it.each([
    ["lantern", "lantern"],
    ["lantern", "ltnaern"],
    ["lantern", "lanterned"],
    ["tree", "free lunch"],
    ["", "ab"],
  ])("is not the difference between %j and %j", (one, other) => {
    expect(isOneEdit(one, other)).toBe(false);
  });

  it("is taken for the likeliest words first", () => {
    expect(guesses("lamb", ["limb", "lambs", "jamb", "lamp", "lantern"])).toEqual([
      "lamp",
      "limb",
      "lambs",
      "jamb",
    ]);
  });
});
