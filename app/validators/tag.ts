import { z } from "zod/v4";

import { foldedTag, plainTag, TAG_MAX, TAGS_MAX } from "~/lib/tag";
import { characterCount, isStorableText } from "~/lib/text";

/** What may have been typed for a tag. */
const TypedTag = z
  .string({ error: "A tag is missing." })
  .refine((text) => text.length <= 200 && isStorableText(text), "This is not a tag.");

/** One tag, brought into its plain form: "C/C++ " is "c-c++". */
export const TagName = TypedTag.transform(plainTag)
  .refine((tag) => tag !== "", "A tag needs a letter or a digit.")
  .refine((tag) => characterCount(tag) <= TAG_MAX, `A tag can have at most ${TAG_MAX} characters.`);

/** How a tag begins, as it is found by: without capitals and accents. Empty where nothing was typed yet. */
export const TagPrefix = TypedTag.transform(foldedTag);

/** The tags of a post, each once, as it was spelt first. */
export const TagNames = z
  .array(TagName)
  .max(50, "These are too many tags.")
  .transform((tags) =>
    [...new Map(tags.toReversed().map((tag) => [foldedTag(tag), tag])).values()].toReversed(),
  )
  .refine((tags) => tags.length <= TAGS_MAX, `A post can have at most ${TAGS_MAX} tags.`);
