import { DRAFT_PUBLISHED, errorCode, errorMessage, errorReason } from "~/lib/api-error";
import type { DraftText } from "./draft-text";

/** What stands there now, of the one whose save or change came too late. */
export interface NewerText {
  id?: string | undefined;
  version: number;
  text: DraftText;
  at: Date;
}

interface NewerData {
  id?: string;
  version: number;
  title: string | null;
  content: string;
  tags: string[];
  updatedAt: Date | string;
}

/** There are two texts, and publishing one of them would lose the other. */
export class MustChoose extends Error {
  readonly code = "CONFLICT";
  override message = "Choose between the two texts first.";
}

/** The text that a refusal carries because it is newer, if it does. */
export function newerOf(error: unknown): NewerText | undefined {
  const newer = (error as { data?: { newer?: NewerData | null } | null } | undefined)?.data?.newer;
  if (!newer) return undefined;
  const { id, version, title, content, tags, updatedAt } = newer;
  return { id, version, text: { title: title ?? "", content, tags }, at: new Date(updatedAt) };
}

/** Whether a save was refused because the draft’s text was published, by this tab or by another. */
export const isPublished = (error: unknown) => errorReason(error) === DRAFT_PUBLISHED;

/** What a failed save means to the one who writes. */
export function refusalOf(error: unknown): { phase: "offline" | "signed-out" | "failed"; message: string } {
  const code = errorCode(error);
  const message = errorMessage(error);
  if (code === "UNAUTHORIZED") return { phase: "signed-out", message };
  // No answer, or one that asks to come again.
  const isPassing = code === undefined || code === "SERVICE_UNAVAILABLE";
  return { phase: isPassing ? "offline" : "failed", message };
}
