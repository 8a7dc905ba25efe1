import { useState } from "react";

import { TAGS_MAX } from "~/lib/tag";
import { addTags } from "./tag-list";

/** The chosen tags while they change, with what is being typed, and what is to be said of both. */
export function useTagList(value: string[], onValueChange: (tags: string[]) => void) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string>();
  const [news, setNews] = useState("");

  const change = (tags: string[], verb: string, names: string[]) => {
    if (names.length === 0) return;
    onValueChange(tags);
    setNews(`${verb} ${names.join(", ")}. ${tags.length} of ${TAGS_MAX} tags.`);
  };

  /** Takes what can be a tag; the rest stays to be mended. */
  const add = (more: string) => {
    const { tags, rest, fault: found } = addTags(value, more);
    change(tags, "Added", tags.slice(value.length));
    setText(rest);
    setFault(found);
  };

  const remove = (tag: string) => {
    change(
      value.filter((one) => one !== tag),
      "Removed",
      [tag],
    );
    setFault(undefined);
  };

  const type = (next: string) => {
    setText(next);
    setFault(undefined);
  };

  return { text, fault, news, add, remove, type };
}
