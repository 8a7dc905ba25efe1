import { describe, expect, it, vi } from "vitest";

import { isTotpCode, newTotpSecret } from "./totp";

/** The secret of RFC 6238's appendix B, and the last six digits of its codes. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const vectors = [
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_234_567_890, "005924"],
  [20_000_000_000, "353130"],
] as const;

describe("a code of an app", () => {
  it.each(vectors)("at %i seconds is %s", (seconds, code) => {
    vi.useFakeTimers({ now: seconds * 1000 });
    expect(isTotpCode(SECRET, code)).toBe(true);
    vi.setSystemTime((seconds + 30) * 1000);
    expect(isTotpCode(SECRET, code)).toBe(true);
    vi.setSystemTime((seconds + 60) * 1000);
    expect(isTotpCode(SECRET, code)).toBe(false);
    vi.useRealTimers();
  });

  it.each(["", "28708", "2870820", "abcdef", "١٢٣٤٥٦"])("is never %j", (code) => {
    expect(isTotpCode(SECRET, code)).toBe(false);
  });

  it("comes from 160 bits that differ each time", () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(newTotpSecret());
  });
});
