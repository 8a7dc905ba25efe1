import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { ReaderId, RowId } from "~/validators/id";
import { bookmarkPage, setBookmark } from "../../services/bookmark";
import { PAGE_SIZE } from "../../services/post";
import { WRITES } from "../limits";
import { requireReader } from "../rights";
import { limited, protectedProcedure } from "../trpc";

const SetBookmarkSchema = z.object({ postId: RowId, on: z.boolean(), userId: ReaderId.optional() }).strict();

const ListBookmarksSchema = z
  .object({
    /** The id of the last bookmark already seen. */
    cursor: RowId.nullish(),
    limit: z.int().min(1).max(50).default(PAGE_SIZE),
    direction: z.enum(["forward", "backward"]).optional(),
  })
  .strict();

export const bookmarkRouter = {
  /** The posts that one bookmarked, the newest bookmark first; nobody else can ask for them. */
  list: protectedProcedure.input(ListBookmarksSchema).query(async ({ ctx, input }) => {
    const rows = await bookmarkPage(ctx.db, {
      userId: ctx.session.user.id,
      rows: input.limit + 1,
      before: input.cursor ?? undefined,
    });
    const shown = rows.slice(0, input.limit);
    return {
      items: shown.map(({ bookmarkId: _, ...post }) => post),
      nextCursor: rows.length > input.limit ? (shown.at(-1)?.bookmarkId ?? null) : null,
    };
  }),

  /** Said twice it is said once. To take a bookmark off a post that is gone is no fault. */
  set: protectedProcedure
    .meta({ unseen: true })
    .input(SetBookmarkSchema)
    .use(limited(WRITES.bookmark))
    .mutation(async ({ ctx, input }) => {
      requireReader(ctx.session.user, input.userId);
      if (!(await setBookmark(ctx.db, { ...input, userId: ctx.session.user.id }))) {
        throw new TRPCError({ code: "NOT_FOUND", message: "This post does not exist, or was deleted." });
      }
      return { on: input.on };
    }),
} satisfies TRPCRouterRecord;
