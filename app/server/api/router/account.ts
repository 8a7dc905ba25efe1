import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { z } from "zod/v4";

import { ADDRESS_TAKEN } from "~/lib/api-error";
import { accountFields } from "~/validators/account";
import { EASY_TO_GUESS, isCommonPassword } from "../../auth/common-passwords";
import { databaseErrorCode } from "../../db/errors";
import { mailMode } from "../../mail/mode";
import { addPassword, hasPassword, replaceAddress } from "../../services/account";
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
} satisfies TRPCRouterRecord;
