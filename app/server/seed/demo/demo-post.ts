import type { DiscussionKey } from "./discussions";
import type { PersonKey } from "./people";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A post of the demonstration; times are milliseconds. */
export interface DemoPost {
  /** Null: the account of its author is gone. */
  by: PersonKey | null;
  /** How long before now it was published. */
  ago: number;
  /** How long after that it was edited, if it was: the edit added the last paragraph. */
  editedAfter?: number;
  title: string;
  tags: string[];
  /** By which its discussion is found, where it has one. */
  key?: DiscussionKey;
  /** Markdown. */
  content: string;
}

/** A time before now, written as one would say it: `ago(2, 5)` is two days and five hours. */
export function ago(days: number, hours = 0, minutes = 0): number {
  return days * DAY + hours * HOUR + minutes * MINUTE;
}
