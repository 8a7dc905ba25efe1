import { afterEach, expect, it, vi } from "vitest";

import { getDatabase } from "../db/client";
import { createPost, createUser } from "../db/factories";
import { sitemapPart, spansBetween } from "./sitemap";

const names = (start: string, end: string, each: "month" | "day") =>
  spansBetween(new Date(start), new Date(end), each).map(({ name }) => name);

it("names every month, or day, from the first post to now", () => {
  expect(names("2025-11-30T23:59:59Z", "2026-02-01T00:00:00Z", "month")).toEqual([
    "2025-11",
    "2025-12",
    "2026-01",
    "2026-02",
  ]);
  expect(names("2028-02-28T12:00:00Z", "2028-03-01T00:00:00Z", "day")).toEqual([
    "2028-02-28",
    "2028-02-29",
    "2028-03-01",
  ]);
  expect(names("2027-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "day")).toEqual([]);
});

it("leaves no moment between two spans", () => {
  const spans = spansBetween(new Date("2024-01-01"), new Date("2026-01-01"), "day");
  expect(spans.length).toBe(732);
  for (const [at, span] of spans.slice(1).entries()) expect(span.from).toEqual(spans[at]?.to);
});

afterEach(() => vi.restoreAllMocks());

it("reads a part for one at a time, and leaves others most of the time, however many ask", async () => {
  const author = await createUser(getDatabase());
  await createPost(getDatabase(), { author });
  let clock = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (clock += 10));
  const waits = vi.spyOn(globalThis, "setTimeout");
  const texts = await Promise.all(Array.from({ length: 3 }, () => sitemapPart("members").text()));
  for (const text of texts) expect(text).toContain(`/@${author.handle}</loc>`);
  // Each reads one step and then hears that there is no more.
  expect(waits.mock.calls.filter(([, ms]) => ms === 30).length).toBeGreaterThanOrEqual(5);
});
