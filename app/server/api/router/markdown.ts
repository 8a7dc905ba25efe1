import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { characterCount, isStorableText } from "~/lib/text";
import { CONTENT_MAX } from "~/validators/post";
import { previewOf } from "../../services/rendering";
import { QUESTIONS } from "../limits";
import { limitedHere, protectedProcedure } from "../trpc";

const PreviewSchema = z
  .object({
    content: z
      .string()
      .refine(isStorableText, "Text holds a character that can’t be stored. Please retype it.")
      .refine(
        (text) => text.length <= CONTENT_MAX || characterCount(text) <= CONTENT_MAX,
        `Text can have at most ${CONTENT_MAX.toLocaleString("en")} characters.`,
      ),
    kind: z.enum(["post", "comment"]),
  })
  .strict();

export const markdownRouter = {
  /** A text as it would be shown. A mutation only because a long one does not fit into an address. */
  preview: protectedProcedure
    .meta({ unseen: true })
    .input(PreviewSchema)
    .use(limitedHere(QUESTIONS.preview))
    .mutation(async ({ ctx, input }) => ({ html: await previewOf(ctx.db, input) })),
} satisfies TRPCRouterRecord;
