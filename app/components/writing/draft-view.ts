import type { DraftText } from "./draft-text";

/** What a draft is for: something new, a change of a post or comment, a reply. */
export type DraftTarget =
  | `new-post:${string}`
  | `post:${string}`
  | `comment:${string}`
  | `reply-to-post:${string}`
  | `reply-to-comment:${string}`;

/** Another text for the same thing, between which and one's own the writer chooses. */
export interface DraftConflict {
  /** A newer save of the draft, a newer version of what is changed, or a text left on this device. */
  from: "draft" | "published" | "device";
  text: DraftText;
  version: number;
  at: Date;
  /** Of the draft. */
  id?: string | undefined;
  /** Where this device keeps it. */
  key?: string | undefined;
}

/** Where the last save has got to. */
export type DraftPhase = "idle" | "saving" | "saved" | "offline" | "signed-out" | "failed";

/** All that the screen shows of a draft. */
export interface DraftView {
  id: string;
  /** The version of the post or comment that the text was begun from. */
  baseVersion: number | undefined;
  phase: DraftPhase;
  savedAt: Date | undefined;
  /** Why the last save failed. */
  message: string | undefined;
  /** Whether this device holds what the server may not. */
  isKeptHere: boolean;
  /** False while something that was typed is kept nowhere. */
  isKept: boolean;
  /** Whether anything differs from what the form began with. */
  isBegun: boolean;
  /** What the form takes over, each time that this is another object. */
  restored: DraftText | undefined;
  /** When what was restored was written. */
  restoredAt: Date | undefined;
  /** What stands in the form now. */
  mine: DraftText;
  conflict: DraftConflict | undefined;
  /** Whether a text was replaced that can be brought back. */
  canBringBack: boolean;
}
