import { EditorIcon } from "./editor-icon";

/** A chosen tag, and the way to be rid of it. */
export function TagChip({ tag, onRemove }: { tag: string; onRemove: () => void }) {
  return (
    <li className="flex min-h-11 max-w-full items-center rounded bg-sunken ps-3 text-sm pointer-fine:min-h-8">
      <span dir="auto" className="min-w-0 truncate">
        {tag}
      </span>
      <button
        type="button"
        aria-label={`Remove ${tag}`}
        onClick={onRemove}
        onKeyDown={(event) => {
          if (event.key !== "Backspace" && event.key !== "Delete") return;
          event.preventDefault();
          onRemove();
        }}
        className="inline-flex size-11 shrink-0 cursor-pointer items-center justify-center rounded text-quiet transition-colors hover:text-text focus-visible:-outline-offset-2 pointer-fine:size-8"
      >
        <EditorIcon name="remove" className="size-4" />
      </button>
    </li>
  );
}
