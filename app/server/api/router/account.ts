import { TRPCError } from "@trpc/server";
import { and, eq, ne } from "drizzle-orm";
import { z } from "zod/v4";

import type { TRPCRouterRecord } from "@trpc/server";

import { offeredProviders } from "../../auth/providers";
import { account } from "../../db/schema";
import { LastWayInError, countWaysIn, removeWayIn, waysIn } from "../../services/way-in";
import { accountProcedure, freshProcedure } from "../trpc";

export const accountRouter = {
  /** How the caller can sign in, and in how many ways: the last one can't be removed. */
  signInMethods: accountProcedure.input(z.void()).query(async ({ ctx }) => {
    const ways = await waysIn(ctx.db, ctx.session.user.id);
    const offered = offeredProviders();
    return {
      ...ways,
      linked: ways.linked.map((one) => ({
        ...one,
        name: offered.find(({ id }) => id === one.provider)?.name ?? one.provider,
        offered: offered.some(({ id }) => id === one.provider),
      })),
      count: countWaysIn(
        ways,
        offered.map(({ id }) => id),
      ),
    };
  }),

  /** Takes an account elsewhere off the caller's account, unless it is their last way in. */
  unlink: freshProcedure
    .input(z.strictObject({ id: z.string().max(64) }))
    .mutation(async ({ ctx, input }) => {
      const userId = ctx.session.user.id;
      const providers = offeredProviders().map(({ id }) => id);
      const mine = and(
        eq(account.id, input.id),
        eq(account.userId, userId),
        ne(account.providerId, "credential"),
      );
      try {
        await removeWayIn(ctx.db, { userId, providers }, async (tx) => {
          const [removed] = await tx.delete(account).where(mine).returning({ id: account.id });
          if (!removed)
            throw new TRPCError({ code: "NOT_FOUND", message: "That account is not linked any more." });
        });
      } catch (error) {
        if (!(error instanceof LastWayInError)) throw error;
        throw new TRPCError({
          code: "CONFLICT",
          message: "This is your only way to sign in. Add another one first, then unlink it.",
        });
      }
    }),
} satisfies TRPCRouterRecord;
