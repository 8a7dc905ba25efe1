import type { KeyboardEvent } from "react";

const TYPING = "input, textarea, select, [contenteditable], [popover], [role=alertdialog], [role=dialog]";

const press = (comment: Element | undefined, control: string) =>
  comment?.querySelector<HTMLElement>(control)?.click();

/**
 * The keys of a thread: j and k to the next and the previous comment, r to reply, o to fold. They work
 * while the focus is within the thread alone, so that they are in nobody's way elsewhere.
 */
export function onThreadKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.target as Element;
  if (target.closest(TYPING)) return;
  const shown = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-comment]")].filter((comment) =>
    comment.checkVisibility(),
  );
  const at = shown.findIndex((comment) => comment.contains(target));
  const actions: Record<string, (() => void) | undefined> = {
    j: () => (shown[at + 1] ?? shown[at])?.focus(),
    k: () => shown[Math.max(0, at - 1)]?.focus(),
    r: () => press(shown[at], "[data-reply]"),
    o: () => press(shown[at], "[data-fold]"),
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
