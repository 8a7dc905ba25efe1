import { describe, expect, it } from "vitest";

import { commonBeside, effortOf, regionsFor } from "./effort";
import { parseQuery } from "./parse";
import { LEVELS, regionsBelow } from "./regions";

const SITE = 2_000_000;
const ask = (lengths: (number | undefined)[], needsCheck = false) =>
  effortOf(lengths, { below: SITE, needsCheck, isTitle: false });

describe("what a statement looks at", () => {
  it("begins with blocks in which the rarest word can be found often enough", () => {
    expect(ask([1_500_000])).toMatchObject({ start: 0, isBounded: true });
    expect(ask([20_000])).toMatchObject({ start: 1, isBounded: false });
    expect(ask([10_000])).toMatchObject({ start: 2, isBounded: false });
    expect(ask([1_000])).toMatchObject({ start: 4, isBounded: false });
    expect(ask([500])).toMatchObject({ start: LEVELS.length, isBounded: false });
    expect(ask([0])).toMatchObject({ start: LEVELS.length, isBounded: false });
  });

  it("looks further where a second word is rare as well, but not as if both never met", () => {
    expect(ask([1_500_000, 10_000])).toMatchObject({ start: 2 });
    expect(ask([200_000, 10_000])).toMatchObject({ start: 4 });
    expect(ask([200_000, 200_000, 10_000])).toMatchObject({ start: 4 });
    expect(ask([10_000, 10_000])).toMatchObject({ start: LEVELS.length });
  });

  it("is never everything where all words are common, and everything where one is rare, or not counted", () => {
    const regions = regionsBelow(SITE);
    const oldest = (lengths: (number | undefined)[], needsCheck?: boolean) =>
      regionsFor(regions, ask(lengths, needsCheck)).at(-1)?.from;
    expect(oldest([800_000, 700_000])).toBeGreaterThan(SITE - 3 * 32_768);
    expect(oldest([1_500_000, 1_400_000])).toBeGreaterThan(SITE - 3 * 4096);
    expect(oldest([800_000, 50_000])).toBeGreaterThan(SITE - 3 * 32_768);
    expect(oldest([800_000, 50_000])).toBeLessThan(SITE - 32_768);
    expect(oldest([800_000, 700_000, 300])).toBe(0);
    expect(oldest([800_000, undefined])).toBe(0);
    expect(oldest([undefined])).toBe(0);
    expect(oldest([8_000, 7_000])).toBe(0);
    expect(oldest([8_000, 7_000], true)).toBeGreaterThan(0);
  });

  it("is everything on a small site", () => {
    const effort = effortOf([900_000], { below: 800, needsCheck: false, isTitle: false });
    expect(regionsFor(regionsBelow(800), effort).at(-1)?.from).toBe(0);
  });
});

describe("words that are looked for in what the others find", () => {
  const counts: Record<string, number> = { the: 1_400_000, water: 30_000, kettle: 900, of: 1_200_000 };
  const common = (query: string) => [...commonBeside(parseQuery(query).terms, (word) => counts[word])];

  it("are those of a very long list beside a rare one", () => {
    expect(common("the kettle of water")).toEqual(["the", "of"]);
    expect(common("the water")).toEqual([]);
    expect(common("the of")).toEqual([]);
    expect(common("kettle")).toEqual([]);
    expect(common("the -kettle")).toEqual([]);
    expect(common("the nobodycounts")).toEqual([]);
  });
});
