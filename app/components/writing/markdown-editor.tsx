import { Field } from "@base-ui/react/field";
import { useCallback, useRef, type ClipboardEvent, type KeyboardEvent } from "react";

import type { Command } from "./editor-text";

import { runCommand } from "./apply-edit";
import { pasteLink } from "./editor-link";
import { EditorPreview, type TextKind } from "./editor-preview";
import { EditorToolbar } from "./editor-toolbar";
import { hasModifier, isShortcut, previewShortcut, tools } from "./editor-tools";
import { MentionList } from "./mention-list";
import { useIsApple } from "./use-browser";
import { isComposing } from "./is-composing";
import { useListBreaks } from "./use-list-breaks";
import { useMention } from "./use-mention";
import { usePreviewPlace } from "./use-preview-place";

interface MarkdownEditorProps {
  name?: string;
  value: string;
  onValueChange: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  rows?: number;
  /** Whether a page that is arrived at is there for this field, such as for a reply that was begun. */
  focusFirst?: boolean;
  /** While it is on its way: what is typed then would be in no text. */
  readOnly?: boolean;
  /** Publishes, from the keyboard. */
  onSubmit?: () => void;
  /** What the text is for. A post's preview stands beside it where there is room, and widens the page. */
  kind?: TextKind;
  /** Of the text. */
  className?: string;
}

/** Where Markdown is written, within a field that has its label. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { name, value, onValueChange, onBlur, placeholder, rows = 4, onSubmit, kind = "comment" } = props;
  const { readOnly = false } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const isShift = useRef(false);
  const isApple = useIsApple();
  const mention = useMention(field);
  const previewed = useRef<HTMLElement>(null);
  const [preview, togglePreview] = usePreviewPlace(field, previewed, kind);
  useListBreaks(field, {
    isPlain: isShift,
    takesBreak: () => {
      if (mention.isOpen) mention.choose(mention.members[mention.index]);
      return mention.isOpen;
    },
  });
  const run = useCallback((command: Command) => {
    if (field.current && !field.current.readOnly) runCommand(field.current, command);
  }, []);

  const onShortcut = (event: KeyboardEvent) => {
    if (isComposing(event) || !hasModifier(event, isApple)) return;
    const tool = preview === "instead" ? undefined : tools.find((one) => isShortcut(event, one.shortcut));
    if (event.key === "Enter" && onSubmit) onSubmit();
    else if (isShortcut(event, previewShortcut)) togglePreview();
    else if (tool) run(tool.command);
    else return;
    event.preventDefault();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    isShift.current = event.shiftKey;
    if (isComposing(event) || !mention.takesKey(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onPaste = (event: ClipboardEvent) => {
    // With Shift one pastes a text as it is.
    if (isShift.current || !field.current || readOnly) return;
    const pasted = event.clipboardData.getData("text/plain");
    if (runCommand(field.current, (written) => pasteLink(written, pasted))) event.preventDefault();
  };

  return (
    <div onKeyDown={onShortcut}>
      <EditorToolbar
        isApple={isApple}
        preview={preview !== undefined}
        disabled={preview === "instead"}
        onCommand={run}
        onPreview={togglePreview}
      />
      <div data-preview={preview} className={preview === "beside" ? "grid grid-cols-2 gap-8" : ""}>
        <div className={`relative ${preview === "instead" ? "hidden" : ""}`}>
          <Field.Control
            ref={field}
            render={<textarea rows={rows} />}
            name={name}
            value={value}
            onValueChange={(text) => {
              onValueChange(text);
              mention.look();
            }}
            onSelect={mention.look}
            onBlur={() => {
              mention.leave();
              onBlur?.();
            }}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            data-focus-first={props.focusFirst || undefined}
            readOnly={readOnly}
            placeholder={placeholder}
            dir="auto"
            spellCheck
            autoCapitalize="sentences"
            autoComplete="off"
            enterKeyHint="enter"
            {...mention.aria}
            className={`block field-sizing-content w-full resize-none bg-transparent font-serif text-lg ${props.className ?? ""}`}
          />
          {mention.isOpen ? (
            <MentionList
              field={field}
              at={mention.at}
              members={mention.members}
              index={mention.index}
              listId={mention.listId}
              onChoose={mention.choose}
            />
          ) : null}
        </div>
        {preview === undefined ? null : (
          <EditorPreview
            ref={previewed}
            content={value}
            kind={kind}
            className={`min-h-40 py-3 ${preview === "beside" ? "border-s border-line ps-8" : ""}`}
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {mention.isOpen ? membersFound(mention.members.length) : ""}
      </p>
    </div>
  );
}

const membersFound = (count: number) =>
  `${count === 1 ? "1 member" : `${count} members`} suggested. Arrow keys choose, Enter takes, Escape closes.`;
