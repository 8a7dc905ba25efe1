import type { TRPCRouterRecord } from "@trpc/server";

import { z } from "zod/v4";

import { characterCount, isStorableText } from "~/lib/text";
import { CONTENT_MAX } from "~/validators/post";
import { previewOf } from "../../services/rendering";
import { protectedProcedure } from "../trpc";

const PreviewSchema = z
  .object({
    /** May be empty, or end in the middle of a word: it is still being written. */
    content: z
      .string()
      .refine(isStorableText, "The text holds a character that can’t be stored. Please retype it.")
      .refine(
        (text) => text.length <= CONTENT_MAX || characterCount(text) <= CONTENT_MAX,
        `The text can have at most ${CONTENT_MAX.toLocaleString("en")} characters.`,
      ),
    kind: z.enum(["post", "comment"]),
  })
  .strict();

export const markdownRouter = {
  /** How a text will look once it is published. A mutation, since it may be too long for an address. */
  preview: protectedProcedure
    .meta({ unseen: true })
    .input(PreviewSchema)
    .mutation(({ ctx, input }) => previewOf(ctx.db, input)),
} satisfies TRPCRouterRecord;
