import { counted } from "~/lib/amounts";

interface TagSuggestionsProps {
  id: string;
  suggestions: { name: string; postCount: number }[];
  /** The place of the one that Enter takes, or -1. */
  index: number;
  onChoose: (name: string) => void;
}

export const tagOptionId = (listId: string, index: number) => `${listId}-${index}`;

/** Where the field is at the window's edge, the list would open below it. */
const bringIntoSight = (list: HTMLElement | null) => list?.scrollIntoView({ block: "nearest" });

/** Tags that posts have already, so that the same thing gets the same name. */
export function TagSuggestions({ id, suggestions, index, onChoose }: TagSuggestionsProps) {
  return (
    <ul
      ref={bringIntoSight}
      id={id}
      role="listbox"
      aria-label="Tags of other posts"
      className="absolute top-full z-20 mt-1 max-h-72 w-72 max-w-full overflow-y-auto rounded border border-line bg-raised p-1.5 shadow-float"
    >
      {suggestions.map(({ name, postCount }, place) => (
        <li
          key={name}
          id={tagOptionId(id, place)}
          role="option"
          aria-selected={place === index}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(name)}
          className="flex min-h-11 cursor-pointer items-center gap-3 rounded px-2.5 text-sm hover:bg-sunken aria-selected:bg-sunken pointer-fine:min-h-9"
        >
          <span dir="auto" className="min-w-0 truncate">
            {name}
          </span>
          <span className="tabular ms-auto shrink-0 text-xs text-quiet">{counted(postCount, "post")}</span>
        </li>
      ))}
    </ul>
  );
}
