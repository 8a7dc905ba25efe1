import type { DeviceRecord } from "./draft-device";
import type { StoredDraft } from "./draft-server";
import type { DraftConflict } from "./draft-view";

import { fingerprint, sameText, type DraftText } from "./draft-text";

export const textOf = ({ title, content, tags }: StoredDraft): DraftText => ({ title, content, tags });

interface Found {
  /** What the form began with, where no draft was known. */
  original: DraftText;
  /** The version of what is changed, and when it was written, where it is a change. */
  current: { version: number; at: Date } | undefined;
  /** What was typed before anything was found. */
  typed: DraftText | undefined;
  stored: StoredDraft | null;
  /** Whether the form already showed it when the typing began. */
  wasShown: boolean;
  /** What this device has that the server may not, the last written first. */
  records: DeviceRecord[];
}

/** What the form goes on with, and what has to be chosen between. */
export interface Opening {
  text: DraftText;
  id: string | undefined;
  version: number;
  baseVersion: number | undefined;
  sent: string[];
  at: Date | undefined;
  conflicts: DraftConflict[];
}

/** Whether the server has a version that what the form goes on with was not made from. */
function isMovedOn(saved: DraftText, { stored, typed, wasShown }: Found, newest: DeviceRecord | undefined) {
  if (!stored) return false;
  if (!newest) return typed !== undefined && !wasShown;
  return newest.version !== stored.version && !newest.sent.includes(fingerprint(saved));
}

/** The draft as it was left, on this device or else on the server. */
function begunFrom(newest: DeviceRecord | undefined, stored: StoredDraft | null) {
  if (newest) return newest;
  return stored ? { ...stored, text: textOf(stored), at: stored.updatedAt, sent: [] } : undefined;
}

/**
 * Decides with what a form begins. A text on this device that was made from the version the server
 * has, or from one before it that was this device's own save, is the newer one; clocks decide
 * nothing but the order of texts that were left on one device. Whatever else there is, the writer sees.
 */
export function openingOf(found: Found): Opening {
  const { typed, stored, records, original } = found;
  const saved = stored ? textOf(stored) : original;
  const waiting = records.filter(({ text }) => !sameText(text, saved));
  const newest = typed ? undefined : waiting[0];
  const begun = begunFrom(newest, stored);
  const newer = newerDraft(saved, found, newest);
  const older = waiting.filter((record) => record !== newest).map(leftOver);
  const goesOn = begun ?? { text: original, id: undefined, version: 0, baseVersion: null, sent: [] };
  const baseVersion = goesOn.baseVersion ?? found.current?.version;
  const text = typed ?? goesOn.text;
  return {
    text,
    id: (stored ?? goesOn).id,
    // Until the writer has chosen, the draft stays one that is not made from what the server has.
    version: (newer.length > 0 ? goesOn : (stored ?? goesOn)).version,
    baseVersion,
    sent: goesOn.sent,
    at: begun && !sameText(text, original) ? new Date(begun.at) : undefined,
    conflicts: [...newer, ...older, ...movedBase(found, baseVersion)].filter(
      (conflict) => !sameText(conflict.text, text),
    ),
  };
}

function newerDraft(saved: DraftText, found: Found, newest: DeviceRecord | undefined): DraftConflict[] {
  const { stored } = found;
  if (!stored || !isMovedOn(saved, found, newest)) return [];
  return [{ from: "draft", text: saved, version: stored.version, at: stored.updatedAt, id: stored.id }];
}

const leftOver = ({ text, version, at, key }: DeviceRecord): DraftConflict => ({
  from: "device",
  text,
  version,
  at: new Date(at),
  key,
});

/** What is changed has a newer version than the one that the change was begun from. */
const movedBase = ({ current, original }: Found, baseVersion: number | undefined): DraftConflict[] =>
  current && baseVersion !== current.version ? [{ from: "published", text: original, ...current }] : [];
