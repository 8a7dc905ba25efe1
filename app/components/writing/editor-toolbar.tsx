import { memo, useState, type KeyboardEvent } from "react";

import type { Command } from "./editor-text";

import { EditorIcon, type IconName } from "./editor-icon";
import { namedShortcut, previewShortcut, shownShortcut, tools } from "./editor-tools";

interface EditorToolbarProps {
  isApple: boolean;
  /** Whether the preview is shown. */
  preview: boolean;
  /** While the text is away, nothing can be done to it. */
  disabled: boolean;
  onCommand: (command: Command) => void;
  onPreview: () => void;
}

/** What can be done to a text, in one stop of the Tab key; arrows go from one to the next. */
export const EditorToolbar = memo(function EditorToolbar(props: EditorToolbarProps) {
  const { isApple, preview, disabled, onCommand, onPreview } = props;
  const [current, setCurrent] = useState(0);
  const last = tools.length;
  const at = (index: number) => ({
    isApple,
    isStop: current === index,
    onFocus: () => setCurrent(index),
  });
  return (
    <div
      role="toolbar"
      aria-label="Formatting"
      onKeyDown={(event) => moveFocus(event, current, last)}
      className="sticky top-0 z-10 -mx-3 flex bg-ground py-1 pointer-fine:-mx-2.5"
    >
      <div className="toolbar-strip flex min-w-0 grow pointer-fine:flex-wrap">
        {tools.map(({ label, icon, shortcut, command }, index) => (
          <ToolButton
            key={label}
            {...at(index)}
            label={label}
            icon={icon}
            shortcut={shortcut}
            aria-disabled={disabled || undefined}
            onClick={() => {
              if (!disabled) onCommand(command);
            }}
          />
        ))}
      </div>
      <ToolButton
        {...at(last)}
        label="Preview"
        icon="preview"
        shortcut={previewShortcut}
        aria-pressed={preview}
        onClick={onPreview}
      />
    </div>
  );
});

function moveFocus(event: KeyboardEvent<HTMLElement>, current: number, last: number): void {
  const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
  const [back, on] = isRtl ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
  const targets: Record<string, number> = {
    [back]: current === 0 ? last : current - 1,
    [on]: current === last ? 0 : current + 1,
    Home: 0,
    End: last,
  };
  const target = targets[event.key];
  if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.currentTarget.querySelectorAll("button")[target]?.focus();
}

interface ToolButtonProps {
  label: string;
  icon: IconName;
  shortcut: (typeof tools)[number]["shortcut"];
  isApple: boolean;
  /** Whether Tab stops here. */
  isStop: boolean;
  onFocus: () => void;
  onClick: () => void;
  "aria-pressed"?: boolean;
  "aria-disabled"?: true | undefined;
}

function ToolButton({ label, icon, shortcut, isApple, isStop, ...button }: ToolButtonProps) {
  const [isHushed, setHushed] = useState(false);
  return (
    <button
      type="button"
      {...button}
      tabIndex={isStop ? 0 : -1}
      aria-label={label}
      aria-keyshortcuts={namedShortcut(shortcut, isApple)}
      // The text keeps its focus, its selection, and on a phone its keyboard.
      onMouseDown={(event) => event.preventDefault()}
      onPointerEnter={() => setHushed(false)}
      onBlur={() => setHushed(false)}
      onKeyDown={(event) => setHushed(event.key === "Escape")}
      className="group relative inline-flex size-11 shrink-0 cursor-pointer items-center justify-center rounded text-quiet transition-colors hover:bg-sunken hover:text-text focus-visible:-outline-offset-2 aria-disabled:cursor-default aria-disabled:opacity-50 aria-pressed:bg-sunken aria-pressed:text-accent pointer-fine:size-9"
    >
      <EditorIcon name={icon} />
      <span
        aria-hidden="true"
        className={`pointer-events-none absolute top-full z-20 mt-1 hidden rounded bg-text px-2 py-1 text-xs whitespace-nowrap text-ground shadow-float group-first:start-0 group-last:end-0 ${isHushed ? "" : "pointer-fine:group-hover:block pointer-fine:group-focus-visible:block"}`}
      >
        {label} <kbd className="ms-1 font-sans opacity-80">{shownShortcut(shortcut, isApple)}</kbd>
      </span>
    </button>
  );
}
