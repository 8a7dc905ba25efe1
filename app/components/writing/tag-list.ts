import { foldedTag, TAGS_MAX } from "~/lib/tag";
import { TagName } from "~/validators/tag";

/** What separates tags that are typed or pasted in one go. */
const SEPARATOR = /[,，、;\n\r\t]+/u;

interface Added {
  tags: string[];
  /** What of the text could not be added, as it was written. */
  rest: string;
  /** Why, in words; undefined where all was added. */
  fault: string | undefined;
}

export const hasSeparator = (text: string) => SEPARATOR.test(text);

/** Ends what is still being typed. No tag ends so: what stands before it is none yet. */
const UNFINISHED = " ";

/** The tags that were chosen, and what is being typed after them. */
export function splitTyped(tags: readonly string[]): { chosen: string[]; typed: string } {
  const last = tags.at(-1);
  if (!last?.endsWith(UNFINISHED)) return { chosen: [...tags], typed: "" };
  return { chosen: tags.slice(0, -1), typed: last.slice(0, -UNFINISHED.length) };
}

/** One list of both, so that what is typed is kept and published with the rest. */
export const withTyped = (chosen: readonly string[], typed: string): string[] =>
  typed.trim() === "" ? [...chosen] : [...chosen, typed + UNFINISHED];

/** Tags and the ones that a text names, each once and in its plain form, up to as many as a post may have. */
export function addTags(present: readonly string[], text: string): Added {
  const tags = [...present];
  const rest: string[] = [];
  let fault: string | undefined;
  const known = new Set(tags.map(foldedTag));
  for (const part of text.split(SEPARATOR).map((one) => one.trim().replace(/^#+/, ""))) {
    if (part === "") continue;
    const { success, data, error } = TagName.safeParse(part);
    if (success && known.has(foldedTag(data))) continue;
    if (success && tags.length < TAGS_MAX) {
      tags.push(data);
      known.add(foldedTag(data));
      continue;
    }
    rest.push(part);
    fault ??= success ? `A post can have at most ${TAGS_MAX} tags.` : error.issues[0]?.message;
  }
  return { tags, rest: rest.join(", "), fault };
}
