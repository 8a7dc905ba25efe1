import { TAG_MAX } from "~/lib/tag";

/** What is being written. A comment has neither title nor tags. */
export interface DraftText {
  title: string;
  content: string;
  tags: string[];
}

export const BLANK: DraftText = { title: "", content: "", tags: [] };

const TAGS_KEPT = 20;

/** The text as the server keeps it: of tags that are no tags yet, what there is room for. */
export const keptText = ({ title, content, tags }: DraftText): DraftText => ({
  title,
  content,
  tags: tags
    .filter((tag) => tag.trim() !== "")
    .map((tag) => [...tag].slice(0, TAG_MAX).join(""))
    .slice(0, TAGS_KEPT),
});

export const sameText = (one: DraftText, other: DraftText) =>
  one.title === other.title &&
  one.content === other.content &&
  keptText(one).tags.join("\n") === keptText(other).tags.join("\n");

/**
 * A short name of a text, by which it is known again: 53 bits, so that two texts of one draft never
 * share it by chance. Not for secrets.
 */
export function fingerprint(text: DraftText): string {
  const { title, content, tags } = keptText(text);
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const character of [title, content, ...tags].join("\0").split("")) {
    const code = character.charCodeAt(0);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
