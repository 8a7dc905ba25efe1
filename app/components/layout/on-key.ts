import type { RegisteredRouter } from "@tanstack/react-router";

import { singleKeysAreOn } from "~/lib/single-keys";
import { SINGLE_KEYS } from "./single-keys";

/** Where a key is a sign, or belongs to what is open. */
const TAKEN = "input, textarea, select, [contenteditable], [popover]";
const DIALOG = "[role=dialog], [role=alertdialog]";

const isPlain = ({ ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent) =>
  !(ctrlKey || metaKey || altKey || isComposing);

const isFree = (at: Element) => !at.closest(TAKEN) && !document.querySelector(DIALOG);

/** Does what a key is for that works by itself. In fields and dialogs, and switched off, it is left alone. */
export function onKey(event: KeyboardEvent, router: RegisteredRouter): void {
  if (event.defaultPrevented || !isPlain(event)) return;
  const found = SINGLE_KEYS.flatMap(({ keys }) => keys).find(({ key }) => key === event.key);
  // Not the event's target: a key that waited for this script comes after the step of the one before it.
  const at = document.activeElement ?? document.body;
  if (!found || !isFree(at) || !singleKeysAreOn()) return;
  if (found.act({ at, router })) event.preventDefault();
}
