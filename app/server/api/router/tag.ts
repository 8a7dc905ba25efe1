import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { readListCursor } from "~/lib/feed";
import { TagName, TagPrefix } from "~/validators/tag";
import { findTag, suggestTags, tagPage, TAGS_PAGE } from "../../services/tag-list";
import { publicProcedure } from "../trpc";

const ListTagsSchema = z
  .object({
    /** The `nextCursor` of the page before. */
    cursor: z
      .string()
      .refine((cursor) => readListCursor(cursor) !== undefined, "This is not a cursor of this list.")
      .nullish(),
    limit: z.int().min(1).max(TAGS_PAGE).default(TAGS_PAGE),
    direction: z.enum(["forward", "backward"]).optional(),
  })
  .strict();

export const tagRouter = {
  /** The tags that posts have, the most used first; `nextCursor` is null at the end. */
  list: publicProcedure
    .input(ListTagsSchema)
    .query(({ ctx, input: { limit, cursor } }) => tagPage(ctx.db, { limit, place: readListCursor(cursor) })),

  /** At most eight tags that begin like what was typed, the most used first. */
  suggest: publicProcedure
    .input(z.object({ prefix: TagPrefix }).strict())
    .query(({ ctx, input }) => suggestTags(ctx.db, input.prefix)),

  /** One tag, however it is spelt, by the name that it goes by. */
  byName: publicProcedure.input(z.object({ name: TagName }).strict()).query(async ({ ctx, input }) => {
    const tag = await findTag(ctx.db, input.name);
    if (!tag) throw new TRPCError({ code: "NOT_FOUND", message: "No post has this tag." });
    return tag;
  }),
} satisfies TRPCRouterRecord;
