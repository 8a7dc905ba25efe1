import { describe, expect, it } from "vitest";

import { diffTexts, folded } from "./text-diff";

const without = (kind: string, segments: { kind: string; text: string }[]) =>
  segments
    .filter((segment) => segment.kind !== kind)
    .map(({ text }) => text)
    .join("");

const marked = (before: string, after: string) =>
  diffTexts(before, after)
    .map(({ text, kind }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");

/** Words that never come twice the same way, yet the same in every run. */
function noise(length: number, seed: number, words: number): string {
  let state = seed;
  let text = "";
  while (text.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += `${(state % words).toString(36)} `;
  }
  return text.slice(0, length);
}

describe("diffTexts", () => {
  it.each([
    ["A lamp in the window.", "Two lamps in the window.", "[-A lamp-]{+Two lamps+} in the window."],
    ["The quick brown fox", "The slow red fox", "The [-quick brown-]{+slow red+} fox"],
    ["I don't know 3.14", "I don't know 3.15", "I don't know [-3.14-]{+3.15+}"],
    ["über Grüße", "über Grüsse", "über [-Grüße-]{+Grüsse+}"],
    ["письмо пришло", "письмо ушло", "письмо [-пришло-]{+ушло+}"],
    ["我今天去", "我明天去", "我[-今-]{+明+}天去"],
    ["One.\n\nTwo.", "One.\n\nBetween.\n\nTwo.", "One.\n\n{+Between.\n\n+}Two."],
    ["  let x = 1;", "    let x = 1;", "[-  -]{+    +}let x = 1;"],
    ["", "New", "{+New+}"],
    ["Same", "Same", "Same"],
  ])("%j to %j", (before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  const LONG = 50_000;
  it.each<[string, string, string]>([
    ["signs alone", "!".repeat(LONG), "?".repeat(LONG)],
    ["line breaks alone", "\n".repeat(LONG), " \n".repeat(LONG / 2)],
    [
      "other lines throughout",
      noise(LONG, 1, 9000).replaceAll(" ", "\n"),
      noise(LONG, 2, 9000).replaceAll(" ", "\n"),
    ],
    ["few words in another order", noise(LONG, 1, 30), noise(LONG, 2, 30)],
    ["the same words one place on", "a b c ".repeat(LONG / 6), "c a b ".repeat(LONG / 6)],
    ["an apostrophe after each letter", "a'".repeat(LONG / 2), "a’".repeat(LONG / 2)],
    ["marks without letters", "\u0301".repeat(LONG), "\u0300".repeat(LONG)],
    ["a word of the greatest length", "a".repeat(LONG), "b".repeat(LONG)],
    ["one word changed", `${noise(LONG, 1, 5000)}end`, `${noise(LONG, 1, 5000)}END`],
  ])("loses nothing, and comes to an end soon: %s", { timeout: 15_000 }, (_, before, after) => {
    const segments = diffTexts(before, after);
    expect(without("added", segments)).toBe(before);
    expect(without("removed", segments)).toBe(after);
  });
});

describe("folded", () => {
  const stretch = noise(3000, 1, 5000);

  it("leaves out what stayed between two changes, at spaces", () => {
    const segments = folded(diffTexts(`one ${stretch} two`, `1 ${stretch} 2`));
    expect(segments.map(({ kind }) => kind)).toEqual([
      "removed",
      "added",
      "same",
      "folded",
      "same",
      "removed",
      "added",
    ]);
    const fold = segments.find((segment) => segment.kind === "folded");
    expect(fold?.words).toBeGreaterThan(300);
    expect(JSON.stringify(segments).length).toBeLessThan(1200);
  });

  it("keeps what is short, and never cuts through a character", () => {
    expect(folded(diffTexts("a b", "a c")).every(({ kind }) => kind !== "folded")).toBe(true);
    const emoji = "🐎".repeat(1000);
    const shown = folded([
      { kind: "added", text: "x" },
      { kind: "same", text: `y${emoji}` },
      { kind: "added", text: "x" },
    ]);
    expect(shown.some((segment) => "text" in segment && !segment.text.isWellFormed())).toBe(false);
  });
});
