import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { ReaderId, RowId } from "~/validators/id";
import { contentChanged } from "../../changes";
import { marksOnPost, setReaction } from "../../services/reaction";
import { requireReader } from "../rights";
import { protectedProcedure, publicProcedure } from "../trpc";

const SetReactionSchema = z
  .object({
    target: z.object({ type: z.enum(["post", "comment"]), id: RowId }).strict(),
    on: z.boolean(),
    userId: ReaderId.optional(),
  })
  .strict();

const MISSING = {
  post: "This post does not exist, or was deleted.",
  comment: "This comment does not exist, or was deleted.",
};

export const reactionRouter = {
  /** What the signed-in person has done with a post; of a guest, nothing. */
  mine: publicProcedure
    .input(z.object({ postId: RowId }).strict())
    .query(({ ctx, input }) =>
      ctx.session
        ? marksOnPost(ctx.db, { ...input, userId: ctx.session.user.id })
        : { post: false, bookmarked: false },
    ),

  /**
   * Sets or takes back one's reaction; said twice it is said once. Answers the count after it. Pages
   * kept for guests are dropped where the count moved, and only there.
   */
  set: protectedProcedure
    .meta({ unseen: true })
    .input(SetReactionSchema)
    .mutation(async ({ ctx, input: { target, on, userId } }) => {
      requireReader(ctx.session.user, userId);
      const reacted = await setReaction(ctx.db, { ...target, on, userId: ctx.session.user.id });
      if (!reacted) throw new TRPCError({ code: "NOT_FOUND", message: MISSING[target.type] });
      if (reacted.changed) contentChanged();
      return { count: reacted.count, on: reacted.on };
    }),
} satisfies TRPCRouterRecord;
