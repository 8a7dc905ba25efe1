import { useLayoutEffect, useRef, useState, type CSSProperties, type RefObject } from "react";

import { Avatar } from "~/components/ui/avatar";
import { caretPlace } from "./caret-place";
import { optionId, type SuggestedMember } from "./use-mention";

interface MentionListProps {
  field: RefObject<HTMLTextAreaElement | null>;
  /** Where in the text the mention begins. */
  at: number;
  members: SuggestedMember[];
  index: number;
  listId: string;
  onChoose: (member: SuggestedMember) => void;
}

/** The members that a mention may mean, by the place where it is typed. */
export function MentionList({ field, at, members, index, listId, onChoose }: MentionListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [style, setStyle] = useState<CSSProperties>({ visibility: "hidden" });
  const count = members.length;

  useLayoutEffect(() => {
    if (field.current && list.current) setStyle(besideCaret(field.current, list.current, at));
  }, [field, at, count]);

  useLayoutEffect(() => {
    list.current?.children[index]?.scrollIntoView({ block: "nearest" });
  }, [index]);

  return (
    <ul
      ref={list}
      id={listId}
      role="listbox"
      aria-label="Members"
      style={style}
      className="absolute z-20 max-h-60 w-72 max-w-full overflow-y-auto rounded border border-line bg-raised p-1.5 font-sans shadow-float"
    >
      {members.map((member, place) => (
        <li
          key={member.id}
          id={optionId(listId, place)}
          role="option"
          aria-selected={place === index}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(member)}
          className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded px-2 text-sm hover:bg-sunken aria-selected:bg-sunken pointer-fine:min-h-9"
        >
          <Avatar member={member} className="size-6" />
          <span className="min-w-0 truncate" dir="auto">
            {member.name}
          </span>
          <span className="ms-auto max-w-1/2 shrink-0 truncate text-quiet">@{member.handle}</span>
        </li>
      ))}
    </ul>
  );
}

/** Below the line of the mention, or above it where a keyboard or the window's end leaves too little. */
function besideCaret(field: HTMLTextAreaElement, list: HTMLElement, at: number): CSSProperties {
  const { left, top, height } = caretPlace(field, at);
  const line = field.getBoundingClientRect().top + top;
  const screen = visualViewport ?? { offsetTop: 0, height: innerHeight };
  const below = screen.offsetTop + screen.height - line - height;
  const isAbove = below < list.offsetHeight + 8 && line - screen.offsetTop > below;
  return {
    left: `max(0px, min(${left}px, 100% - 18rem))`,
    top: isAbove ? top - list.offsetHeight - 4 : top + height + 4,
  };
}
