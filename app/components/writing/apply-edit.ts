import type { Command, Edit } from "./editor-text";

/**
 * Does an edit as if it had been typed: the browser tells of it as of any input, and its own undo
 * takes it back.
 */
function applyEdit(field: HTMLTextAreaElement, { from, to, insert, start, end }: Edit): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  if (!typed(insert, from === to)) {
    field.setRangeText(insert, from, to);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  field.setSelectionRange(start, end);
}

/** Answers false in a browser that can't. Nothing else that changes a field leaves undo as it was. */
function typed(insert: string, isCaret: boolean): boolean {
  if (insert !== "") {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- old, in every browser, and without a successor
    return document.execCommand("insertText", false, insert);
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- as above
  return isCaret || document.execCommand("delete");
}

/** Runs a command on what stands in a field. Answers whether there was anything to do. */
export function runCommand(field: HTMLTextAreaElement, command: Command): boolean {
  const { value: text, selectionStart: start, selectionEnd: end } = field;
  const edit = command({ text, start, end });
  if (edit) applyEdit(field, edit);
  return edit !== undefined;
}
