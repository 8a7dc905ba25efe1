import { z } from "zod/v4";

import { plainTag, TAG_MAX, TAGS_MAX } from "~/lib/tag";
import { characterCount, isStorableText } from "~/lib/text";

/** One tag, brought into its plain form: "C/C++ " is "c-c++". */
export const TagName = z
  .string({ error: "A tag is missing." })
  .refine((text) => text.length <= 200 && isStorableText(text), "This is not a tag.")
  .transform(plainTag)
  .refine((tag) => tag !== "", "A tag needs a letter or a digit.")
  .refine((tag) => characterCount(tag) <= TAG_MAX, `A tag can have at most ${TAG_MAX} characters.`);

/** The tags of a post, each once. */
export const TagNames = z
  .array(TagName)
  .max(50, "These are too many tags.")
  .transform((tags) => [...new Set(tags)])
  .refine((tags) => tags.length <= TAGS_MAX, `A post can have at most ${TAGS_MAX} tags.`);
