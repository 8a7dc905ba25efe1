import type { Random } from "./random";

/** What has confused programs before: by its letters, its length, or what it means to a database. */
export const TEXTS = [
  "",
  " ",
  "a",
  "Some words",
  "'; DROP TABLE post; --",
  "%_\\",
  "\0",
  "\ud800",
  "\u200b\u202e\u2066",
  "😀👩‍👩‍👧",
  "<script>trap()</script>",
  "-\"(&|!:*<->')",
  "tag: @ -",
  "null",
  "__proto__",
  "constructor",
  "new",
  "post:x",
  "ΐ".repeat(30),
  "ﷺ".repeat(30),
  "ß".repeat(30),
  "İıŉǰﬃ".repeat(6),
  "a\u0301".repeat(300),
  "x".repeat(257),
  "-0",
  "1e400",
  "../..",
  "//evil.example",
  "9".repeat(400),
  "2026-11-23T00:00:00.000000Z_00000000-0000-7000-8000-000000000000",
  "2026-02-31T25:61:00.000000Z_00000000-0000-7000-8000-000000000000",
  "-2147483649_00000000-0000-7000-8000-000000000000",
  "99999999999_00000000-0000-7000-8000-000000000000",
  "+275760-09-13T00:00:00.000Z",
] as const;

/** Where whole numbers end, for PostgreSQL or for JavaScript, and what no number is. */
export const NUMBERS = [
  0,
  1,
  2,
  10,
  50,
  -1,
  -0,
  0.5,
  2_147_483_647,
  2_147_483_648,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 63),
  1e308,
] as const;

/** What is of another kind than anything that is asked for. */
export const ODDITIES = [
  undefined,
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  0,
  "",
  true,
  [],
  [[]],
  {},
  { length: -1 },
  JSON.parse('{"__proto__":{"a":1}}'),
  new Date(Number.NaN),
  10n ** 30n,
  new Map(),
  () => 0,
  Symbol("x"),
] as const;

/** A text of one to four odd ones, at times a very long one. */
export function textOf(random: Random): string {
  if (random.chance(0.05)) return random.pick(["word ", "é", "> ", "[", "|a", "\n"]).repeat(2_000);
  return Array.from({ length: 1 + random.below(random.chance(0.3) ? 4 : 1) }, () => random.pick(TEXTS)).join(
    "",
  );
}
