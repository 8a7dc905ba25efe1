import { Field } from "@base-ui/react/field";
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";

import { TAGS_MAX } from "~/lib/tag";
import { isComposing } from "./is-composing";
import { listKey } from "./list-key";
import { TagChip } from "./tag-chip";
import { hasSeparator } from "./tag-list";
import { tagOptionId, TagSuggestions } from "./tag-suggestions";
import { useSuggestedTags } from "./use-suggested-tags";
import { useTagList } from "./use-tag-list";

interface TagInputProps {
  /** The tags, and after them what is being typed, where something is. */
  value: string[];
  onValueChange: (tags: string[]) => void;
  readOnly?: boolean;
  /** Whether the field says already what is wrong with them. */
  isRefused?: boolean;
}

/** The tags of a post, within a field that has its label. */
export function TagInput({ value, onValueChange, readOnly = false, isRefused = false }: TagInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const { chosen, text, fault, news, add, remove, type } = useTagList(value, onValueChange);
  const [isOpen, setOpen] = useState(false);
  const [index, setIndex] = useState(-1);
  const listId = useId();
  const suggestions = useSuggestedTags(isOpen ? text : "", chosen);
  const count = suggestions.length;

  const take = (more: string) => {
    if (!readOnly) add(more);
    setOpen(false);
  };

  const onType = (next: string) => {
    setIndex(-1);
    setOpen(true);
    if (hasSeparator(next)) take(next);
    else type(next);
  };

  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (!hasSeparator(pasted)) return;
    event.preventDefault();
    take(`${text},${pasted}`);
  };

  /** Answers whether the key was meant for the list. */
  const listTakes = (event: KeyboardEvent): boolean => {
    // Tab leads on, as in every field.
    const meant = event.key === "Tab" ? undefined : listKey(event, { index, count });
    if (meant === "choose") take(suggestions[index]?.name ?? "");
    else if (meant === "close") setOpen(false);
    else if (meant !== undefined) setIndex(meant);
    return meant !== undefined;
  };

  /** Answers whether the key was meant for the tags. */
  const tagsTake = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean => {
    const last = chosen.at(-1);
    // Enter adds a tag, and never publishes.
    if (key === "Enter" && !ctrlKey && !metaKey) take(text);
    else if (key === "Backspace" && !readOnly && text === "" && last !== undefined) remove(last);
    else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (listTakes(event) || tagsTake(event)) event.preventDefault();
  };

  return (
    <>
      <div className="relative border-b border-edge focus-within:border-accent focus-within:shadow-[0_1px_0_var(--accent)]">
        <ul className="flex min-h-12 flex-wrap items-center gap-1.5">
          {chosen.map((tag) => (
            <TagChip
              key={tag}
              tag={tag}
              onRemove={() => {
                if (readOnly) return;
                remove(tag);
                input.current?.focus();
              }}
            />
          ))}
          <li className="flex min-w-28 grow basis-28">
            <Field.Control
              ref={input}
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={count > 0}
              aria-controls={count > 0 ? listId : undefined}
              aria-activedescendant={count > 0 && index !== -1 ? tagOptionId(listId, index) : undefined}
              aria-description="Enter or a comma adds a tag, Backspace removes the last."
              value={text}
              readOnly={readOnly}
              onValueChange={onType}
              onPaste={onPaste}
              onKeyDown={onKeyDown}
              onBlur={() => take(text)}
              placeholder={chosen.length === 0 ? `Up to ${TAGS_MAX} tags` : ""}
              autoCapitalize="none"
              autoComplete="off"
              enterKeyHint="enter"
              dir="auto"
              className="min-h-11 w-full bg-transparent text-base placeholder:text-quiet focus-visible:outline-hidden"
            />
          </li>
        </ul>
        {count > 0 ? (
          <TagSuggestions id={listId} suggestions={suggestions} index={index} onChoose={take} />
        ) : null}
      </div>
      <p role="status" className="text-sm text-danger empty:hidden">
        {isRefused ? null : fault}
      </p>
      <p role="status" className="sr-only">
        {count > 0 ? `${count === 1 ? "1 tag" : `${count} tags`} suggested.` : news}
      </p>
    </>
  );
}
