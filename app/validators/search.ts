import { z } from "zod/v4";

import { plainHandle } from "~/lib/handle";
import { SEARCH_MAX } from "~/lib/search";
import { foldedTag } from "~/lib/tag";
import { isStorableText } from "~/lib/text";

/** What may be asked of the search. */
export const SearchQuery = z
  .object({
    query: z
      .string()
      .max(SEARCH_MAX, `A search can have at most ${SEARCH_MAX.toLocaleString("en")} characters.`),
    /** A tag, however it is written. */
    tag: z
      .string()
      .refine((text) => text.length <= 200 && isStorableText(text), "This is not a tag.")
      .transform(foldedTag)
      .optional(),
    /** A handle, present or former. */
    author: z
      .string()
      .refine((text) => text.length <= 200 && isStorableText(text), "This is not a handle.")
      .transform(plainHandle)
      .optional(),
    cursor: z.string().max(500).nullish(),
    limit: z.int().min(1).max(50).default(10),
    /** Sent by tRPC with every infinite query; there is one direction here. */
    direction: z.enum(["forward", "backward"]).optional(),
  })
  .strict();
