import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { newRequestContext, runWithRequestContext } from "../request-context";
import { makeOwnLimit } from "./own-limit";

const limit = { name: "look", tries: 3, seconds: 120, excess: "That was much." };

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a limit that a process counts by itself", () => {
  it("lets so many through for each, and says when there is one again", () => {
    const take = makeOwnLimit(limit);
    for (const who of ["one", "one", "one", "another"]) take(who);
    vi.advanceTimersByTime(10_000);
    const context = newRequestContext();
    expect(() => runWithRequestContext(context, () => take("one"))).toThrow(
      "That was much. Try again in 2 minutes.",
    );
    expect(context.retryAfter).toBe(110);
    take("another");
  });

  it("begins anew when its time is over, and is not pushed back by tries meanwhile", () => {
    const take = makeOwnLimit(limit);
    for (let at = 0; at < 3; at += 1) take("one");
    vi.advanceTimersByTime(119_000);
    expect(() => take("one")).toThrow();
    vi.advanceTimersByTime(1_000);
    for (let at = 0; at < 3; at += 1) take("one");
    expect(() => take("one")).toThrow();
  });

  it("forgets those known longest, however many come", () => {
    const take = makeOwnLimit({ ...limit, tries: 1 });
    for (let at = 0; at <= 10_000; at += 1) take(`member ${at}`);
    take("member 0");
    expect(() => take("member 10000")).toThrow();
  });
});
