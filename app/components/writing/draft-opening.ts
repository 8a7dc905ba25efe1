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
  const { typed, stored, records, current } = found;
  const saved = stored ? textOf(stored) : found.original;
  const waiting = records.filter(({ text }) => !sameText(text, saved));
  const newest = typed ? undefined : waiting[0];
  const older = typed ? waiting : waiting.slice(1);
  const text = typed ?? newest?.text ?? saved;
  const isMovedOn =
    stored !== null &&
    (newest
      ? newest.version !== stored.version && !newest.sent.includes(fingerprint(saved))
      : typed !== undefined && !found.wasShown);
  const isDraft = newest !== undefined || stored !== null;
  const baseVersion = newest?.baseVersion ?? stored?.baseVersion ?? current?.version;
  const conflicts: DraftConflict[] = [];
  if (stored && isMovedOn && !sameText(text, saved))
    conflicts.push({
      from: "draft",
      text: saved,
      version: stored.version,
      at: stored.updatedAt,
      id: stored.id,
    });
  for (const { text: left, version, at, key } of older)
    if (!sameText(left, text)) conflicts.push({ from: "device", text: left, version, at: new Date(at), key });
  if (current && baseVersion !== current.version && !sameText(text, found.original))
    conflicts.push({ from: "published", text: found.original, ...current });
  return {
    text,
    id: stored?.id ?? newest?.id,
    // Until the writer has chosen, the draft stays one that is not made from what the server has.
    version: newest && (isMovedOn || !stored) ? newest.version : (stored?.version ?? 0),
    baseVersion,
    sent: newest?.sent ?? [],
    at:
      isDraft && !sameText(text, found.original) ? new Date(newest?.at ?? stored?.updatedAt ?? 0) : undefined,
    conflicts,
  };
}
