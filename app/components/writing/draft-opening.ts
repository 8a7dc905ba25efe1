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

/**
 * Decides with what a form begins. A text on this device that was made from the version the server
 * has, or from one before it that was this device's own save, is the newer one; clocks decide
 * nothing but the order of texts that were left on one device. Whatever else there is, the writer sees.
 */
export function openingOf(found: Found): Opening {
  const { stored, original } = found;
  const { saved, newest, older, text } = choose(found);
  const isMovedOn = stored !== null && hasMovedOn(found, { stored, newest });
  const baseVersion = baseVersionOf(found, newest);
  const at = newest ? new Date(newest.at) : stored?.updatedAt;
  return {
    text,
    id: stored?.id ?? newest?.id,
    // Until the writer has chosen, the draft stays one that is not made from what the server has.
    version: versionOf(stored, isMovedOn || !stored ? newest : undefined),
    baseVersion,
    sent: sentOf(newest),
    at: sameText(text, original) ? undefined : at,
    conflicts: [
      ...(isMovedOn ? [{ from: "draft" as const, text: saved, ...placeOf(stored) }] : []),
      ...older.map(fromDevice),
      ...publishedSince(found, baseVersion),
    ].filter((conflict) => !sameText(conflict.text, text)),
  };
}

/** The text to go on with, and what this device has beside it. */
function choose({ typed, stored, original, records }: Found) {
  const saved = stored ? textOf(stored) : original;
  const waiting = records.filter(({ text }) => !sameText(text, saved));
  const newest = typed ? undefined : waiting[0];
  const older = typed ? waiting : waiting.slice(1);
  return { saved, newest, older, text: typed ?? newest?.text ?? saved };
}

const sentOf = (newest: DeviceRecord | undefined) => newest?.sent ?? [];

const versionOf = (stored: StoredDraft | null, newest: DeviceRecord | undefined) =>
  newest?.version ?? stored?.version ?? 0;

const placeOf = ({ id, version, updatedAt }: StoredDraft) => ({ id, version, at: updatedAt });

const fromDevice = ({ text, version, at, key }: DeviceRecord): DraftConflict => ({
  from: "device",
  text,
  version,
  at: new Date(at),
  key,
});

const baseVersionOf = ({ stored, current }: Found, newest: DeviceRecord | undefined) =>
  newest?.baseVersion ?? stored?.baseVersion ?? current?.version;

/** Whether the server has what the text was not made from. */
function hasMovedOn(
  { typed, wasShown }: Found,
  { stored, newest }: { stored: StoredDraft; newest: DeviceRecord | undefined },
): boolean {
  if (!newest) return typed !== undefined && !wasShown;
  return newest.version !== stored.version && !newest.sent.includes(fingerprint(textOf(stored)));
}

/** What was published since the text was begun; nothing where the form begins with just that. */
function publishedSince({ current, original }: Found, baseVersion: number | undefined): DraftConflict[] {
  if (!current || baseVersion === current.version) return [];
  return [{ from: "published", text: original, ...current }];
}
