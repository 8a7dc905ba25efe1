import { describe, expect, it } from "vitest";

import { fileNameOf, uniqueNames } from "./file-name";

describe("fileNameOf", () => {
  it.each([
    ["A lamp in the window", "a-lamp-in-the-window"],
    ["  What's new?  ", "what-s-new"],
    ["../../etc/passwd", "etc-passwd"],
    ["C:\\Windows\\nul", "c-windows-nul"],
    ["🐎🐎🐎", "post"],
    ["🐎 A horse 🐎", "a-horse"],
    ["مرحبا \u202Eبالعالم", "مرحبا-بالعالم"],
    ["Ünïcode ﬁle", "ünïcode-file"],
    ["日本語のタイトル", "日本語のタイトル"],
    ["\u3164\u115F.", "post"],
    ["\u0301\u0301", "post"],
    ["...", "post"],
  ])("makes %j a part of a file name", (title, slug) => {
    expect(fileNameOf(title)).toBe(slug);
  });

  it("keeps the longest title within what a file system takes", () => {
    for (const title of [
      "x".repeat(256),
      "🐎x".repeat(128),
      "語".repeat(256),
      "𝔘".repeat(256),
      "𐎀".repeat(256),
    ]) {
      const name = `2026-01-31-${fileNameOf(title)}-10000.md`;
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name.isWellFormed()).toBe(true);
    }
  });
});

describe("uniqueNames", () => {
  it("numbers what is there already, whatever its case and form", () => {
    const unique = uniqueNames();
    const names = ["a", "a", "a", "a-2", "A", "straße", "STRASSE", "é", "e\u0301"].map(unique);
    const asSeen = names.map((name) => name.normalize("NFKD").toUpperCase());
    expect(new Set(asSeen).size).toBe(names.length);
    expect(names.slice(0, 3)).toEqual(["a", "a-2", "a-3"]);
  });

  it("numbers many of one name", () => {
    const unique = uniqueNames();
    const names = Array.from({ length: 20_000 }, () => unique("same"));
    expect(new Set(names).size).toBe(20_000);
  });
});
