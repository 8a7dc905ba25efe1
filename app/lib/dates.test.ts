import { expect, it } from "vitest";

import { exactTime, relativeTime } from "./dates";

const now = new Date("2026-03-12T10:30:00Z");

it.each([
  ["2026-03-12T10:29:30Z", "now"],
  ["2026-03-12T10:31:00Z", "now"],
  ["2026-03-12T10:27:00Z", "3 min"],
  ["2026-03-12T05:00:00Z", "5 h"],
  ["2026-03-11T23:00:00Z", "yesterday"],
  ["2026-03-11T23:59:00Z", "yesterday"],
  ["2026-03-09T10:00:00Z", "3 days"],
  ["2026-01-02T10:00:00Z", "2 January"],
  ["2025-03-12T10:00:00Z", "12 March 2025"],
])("%s is %s", (date, words) => {
  expect(relativeTime(new Date(date), now)).toBe(words);
});

it("tells the exact time in UTC", () => {
  expect(exactTime(now)).toBe("12 March 2026 at 10:30 UTC");
});
