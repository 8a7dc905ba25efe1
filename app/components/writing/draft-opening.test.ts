import { describe, expect, it } from "vitest";

import type { DeviceRecord } from "./draft-device";
import type { StoredDraft } from "./draft-server";

import { openingOf } from "./draft-opening";
import { BLANK, fingerprint, type DraftText } from "./draft-text";

const text = (content: string): DraftText => ({ title: "", content, tags: [] });

const stored = (content: string, version: number, baseVersion: number | null = null): StoredDraft => ({
  id: "stored",
  target: "post:1",
  ...text(content),
  baseVersion,
  version,
  updatedAt: new Date(2_000),
});

const record = (content: string, version: number, more: Partial<DeviceRecord> = {}): DeviceRecord => ({
  key: `key of ${content}`,
  target: "post:1",
  id: "device",
  version,
  text: text(content),
  sent: [],
  at: 1_000,
  ...more,
});

const nothing = {
  original: BLANK,
  current: undefined,
  typed: undefined,
  stored: null,
  wasShown: true,
  records: [],
};

const conflictsOf = ({ conflicts }: ReturnType<typeof openingOf>) =>
  conflicts.map(({ from, text: { content } }) => `${from}: ${content}`);

describe("what a form begins with", () => {
  it("is blank where nothing was kept", () => {
    expect(openingOf(nothing)).toMatchObject({ text: BLANK, version: 0, conflicts: [], at: undefined });
  });

  it("is the device’s text where it was made from the server’s version, whatever the clocks say", () => {
    const opening = openingOf({ ...nothing, stored: stored("Old", 3), records: [record("New", 3)] });
    expect(opening).toMatchObject({ text: text("New"), id: "stored", version: 3, conflicts: [] });
  });

  it("is both texts where the server has moved on, and the draft waits for the choice", () => {
    const opening = openingOf({ ...nothing, stored: stored("Theirs", 5), records: [record("Mine", 3)] });
    expect(opening).toMatchObject({ text: text("Mine"), version: 3 });
    expect(conflictsOf(opening)).toEqual(["draft: Theirs"]);
  });

  it("is no choice where the server moved on by this device’s own save", () => {
    const mine = record("Mine and more", 3, { sent: [fingerprint(text("Mine"))] });
    const opening = openingOf({ ...nothing, stored: stored("Mine", 4), records: [mine] });
    expect(opening).toMatchObject({ text: text("Mine and more"), version: 4, conflicts: [] });
  });

  it("is the device’s text where the server has none any more", () => {
    const opening = openingOf({ ...nothing, records: [record("Mine", 3)] });
    expect(opening).toMatchObject({ text: text("Mine"), id: "device", version: 3, conflicts: [] });
  });

  it("is the newest of several that tabs left, with each of the others to be chosen", () => {
    const records = [record("C", 1, { at: 3 }), record("B", 1, { at: 2 }), record("C", 1, { at: 1 })];
    expect(conflictsOf(openingOf({ ...nothing, records }))).toEqual(["device: B"]);
  });

  it("never takes the place of what was typed before it came", () => {
    const typed = text("Early");
    const late = { ...nothing, typed, stored: stored("Kept", 2), wasShown: false };
    const opening = openingOf({ ...late, records: [record("Left", 2)] });
    expect(opening.text).toEqual(typed);
    expect(conflictsOf(opening)).toEqual(["draft: Kept", "device: Left"]);
    expect(conflictsOf(openingOf({ ...late, wasShown: true }))).toEqual([]);
  });

  it("shows what is changed beside a change that was begun from an older version of it", () => {
    const original = text("Published");
    const current = { version: 4, at: new Date(3_000) };
    const changing = { ...nothing, original, current };
    expect(conflictsOf(openingOf({ ...changing, stored: stored("Mine", 1, 3) }))).toEqual([
      "published: Published",
    ]);
    expect(conflictsOf(openingOf({ ...changing, stored: stored("Mine", 1, 4) }))).toEqual([]);
    expect(openingOf(changing)).toMatchObject({ text: original, baseVersion: 4, at: undefined });
  });
});
