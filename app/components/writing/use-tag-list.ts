import { useState } from "react";

import { TAGS_MAX } from "~/lib/tag";
import { addTags, splitTyped, withTyped } from "./tag-list";

/** The chosen tags while they change, with what is being typed, and what is to be said of both. */
export function useTagList(value: string[], onValueChange: (tags: string[]) => void) {
  const { chosen, typed } = splitTyped(value);
  const [fault, setFault] = useState<string>();
  const [news, setNews] = useState("");

  const change = (tags: string[], rest: string) => {
    const next = withTyped(tags, rest);
    if (next.join("\n") !== value.join("\n")) onValueChange(next);
  };

  const tell = (verb: string, names: string[], count: number) => {
    if (names.length > 0) setNews(`${verb} ${names.join(", ")}. ${count} of ${TAGS_MAX} tags.`);
  };

  /** Takes what can be a tag; the rest stays to be mended. */
  const add = (more: string) => {
    const { tags, rest, fault: found } = addTags(chosen, more);
    change(tags, rest);
    tell("Added", tags.slice(chosen.length), tags.length);
    setFault(found);
  };

  const remove = (tag: string) => {
    const tags = chosen.filter((one) => one !== tag);
    change(tags, typed);
    tell("Removed", [tag], tags.length);
    setFault(undefined);
  };

  const type = (next: string) => {
    change(chosen, next);
    setFault(undefined);
  };

  return { chosen, text: typed, fault, news, add, remove, type };
}
