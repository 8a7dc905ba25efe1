import type { Command } from "./editor-text";
import type { IconName } from "./editor-icon";

import { code } from "./editor-code";
import { toggleHeading, toggleList, toggleQuote } from "./editor-lines";
import { link } from "./editor-link";
import { bold, italic } from "./editor-marks";

/** A key that is pressed with Ctrl, or with Command on an Apple keyboard. */
interface Shortcut {
  /** As `KeyboardEvent.code` names it where Shift changes what the key writes, else as `key` does. */
  key: string;
  shift?: boolean;
  /** As people know the key. */
  shown: string;
}

interface Tool {
  label: string;
  icon: IconName;
  shortcut: Shortcut;
  command: Command;
}

export const tools: readonly Tool[] = [
  { label: "Bold", icon: "bold", shortcut: { key: "b", shown: "B" }, command: bold },
  { label: "Italic", icon: "italic", shortcut: { key: "i", shown: "I" }, command: italic },
  {
    label: "Heading",
    icon: "heading",
    shortcut: { key: "KeyH", shift: true, shown: "H" },
    command: toggleHeading,
  },
  { label: "Link", icon: "link", shortcut: { key: "k", shown: "K" }, command: link },
  {
    label: "Quote",
    icon: "quote",
    shortcut: { key: "Period", shift: true, shown: "." },
    command: toggleQuote,
  },
  { label: "Code", icon: "code", shortcut: { key: "e", shown: "E" }, command: code },
  {
    label: "Bulleted list",
    icon: "bulleted",
    shortcut: { key: "Digit8", shift: true, shown: "8" },
    command: toggleList("bulleted"),
  },
  {
    label: "Numbered list",
    icon: "numbered",
    shortcut: { key: "Digit7", shift: true, shown: "7" },
    command: toggleList("numbered"),
  },
  {
    label: "Task list",
    icon: "task",
    shortcut: { key: "Digit9", shift: true, shown: "9" },
    command: toggleList("task"),
  },
];

/** Ctrl+Shift+P is kept by Firefox for its private window. */
export const previewShortcut: Shortcut = { key: "KeyE", shift: true, shown: "E" };

interface PressedKey {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Whether the modifier of shortcuts is held and no other but Shift; on Apple, Ctrl edits text. */
export function hasModifier(event: PressedKey, isApple: boolean): boolean {
  const [held, other] = isApple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  return held && !other && !event.altKey;
}

export function isShortcut(event: PressedKey, { key, shift = false }: Shortcut): boolean {
  if (event.shiftKey !== shift) return false;
  return shift ? event.code === key : event.key.toLowerCase() === key;
}

export function shownShortcut({ shift = false, shown }: Shortcut, isApple: boolean): string {
  return isApple ? `${shift ? "⇧" : ""}⌘${shown}` : `Ctrl+${shift ? "Shift+" : ""}${shown}`;
}

/** For `aria-keyshortcuts`. */
export function namedShortcut({ shift = false, shown }: Shortcut, isApple: boolean): string {
  return `${isApple ? "Meta" : "Control"}+${shift ? "Shift+" : ""}${shown}`;
}
