import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { TokenForm, TokenId } from "~/validators/token";
import { deleteToken, permissionsOf, tokenCount, tokensOf } from "../../services/token";
import { noticeCaller } from "../notice";
import { accountProcedure, freshProcedure } from "../trpc";

const DAY = 24 * 60 * 60;

/** More is a program that makes tokens, which is none of the ways in. */
export const TOKENS_MAX = 50;

export const tokenRouter = {
  /** One's own personal tokens, newest first, without what makes them work. */
  list: accountProcedure.input(z.void()).query(({ ctx }) => tokensOf(ctx.db, ctx.session.user.id)),

  /** Makes a token. `key` is what a program sends, and is told this once: only its hash is kept. */
  create: freshProcedure.input(TokenForm).mutation(async ({ ctx, input }) => {
    const userId = ctx.session.user.id;
    if ((await tokenCount(ctx.db, userId)) >= TOKENS_MAX) {
      const message = `You have ${TOKENS_MAX} tokens already. Revoke one that you no longer need.`;
      throw new TRPCError({ code: "CONFLICT", message });
    }
    const { name, scope, expiresInDays } = input;
    const { id, key } = await ctx.authApi.createApiKey({
      body: {
        userId,
        name,
        permissions: permissionsOf(scope),
        expiresIn: expiresInDays && expiresInDays * DAY,
      },
    });
    await noticeCaller(ctx, "token-added");
    return { id, key };
  }),

  /** Ends a token of one's own, at once and for good. */
  revoke: accountProcedure.input(z.strictObject({ id: TokenId })).mutation(async ({ ctx, input }) => {
    if (!(await deleteToken(ctx.db, { id: input.id, userId: ctx.session.user.id }))) {
      throw new TRPCError({ code: "NOT_FOUND", message: "This token does not exist, or was revoked." });
    }
    return input;
  }),
} satisfies TRPCRouterRecord;
