import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { and, eq, ne } from "drizzle-orm";
import { z } from "zod/v4";

import { ADDRESS_TAKEN } from "~/lib/api-error";
import { accountFields } from "~/validators/account";
import { EASY_TO_GUESS, isCommonPassword } from "../../auth/common-passwords";
import { offeredProviders } from "../../auth/providers";
import { databaseErrorCode } from "../../db/errors";
import { account } from "../../db/schema";
import { mailMode } from "../../mail/mode";
import { addPassword, hasPassword, replaceAddress } from "../../services/account";
import { countWaysIn, removeWayIn, waysIn } from "../../services/way-in";
import { invalidAt } from "../errors";
import { noticeCaller } from "../notice";
import { accountProcedure, freshProcedure } from "../trpc";

const { email, password } = accountFields;

export const accountRouter = {
  /** What the settings show of one's own account. */
  overview: accountProcedure.input(z.void()).query(async ({ ctx }) => {
    const { user } = ctx.session;
    return {
      email: user.email,
      emailVerified: user.emailVerified,
      hasPassword: await hasPassword(ctx.db, user.id),
    };
  }),

  /** A first password, for who signed in another way so far. */
  setPassword: freshProcedure.input(z.object({ password }).strict()).mutation(async ({ ctx, input }) => {
    const { user } = ctx.session;
    if (await isCommonPassword(input.password, user)) throw invalidAt("password", EASY_TO_GUESS);
    if (!(await addPassword(ctx.db, user.id, input.password))) {
      throw new TRPCError({ code: "CONFLICT", message: "Your account has a password already." });
    }
    await noticeCaller(ctx, "password-added");
  }),

  /** Another address, where nothing can be sent to either. With mail, both are asked first. */
  replaceAddress: freshProcedure.input(z.object({ email }).strict()).mutation(async ({ ctx, input }) => {
    if (mailMode() !== "none") {
      throw new TRPCError({ code: "FORBIDDEN", message: "A new address is confirmed by mail on this site." });
    }
    try {
      await replaceAddress(ctx.db, ctx.session.user.id, input.email);
    } catch (error) {
      if (databaseErrorCode(error) !== "23505") throw error;
      throw new TRPCError({ code: "CONFLICT", message: ADDRESS_TAKEN });
    }
  }),

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
      await removeWayIn(ctx.db, { userId, providers }, async (tx) => {
        const [removed] = await tx.delete(account).where(mine).returning({ id: account.id });
        if (!removed) {
          throw new TRPCError({ code: "NOT_FOUND", message: "That account is not linked any more." });
        }
      });
      await noticeCaller(ctx, "provider-unlinked");
    }),
} satisfies TRPCRouterRecord;
