import { TRPCError, type TRPCRouterRecord } from "@trpc/server";
import { hashPassword } from "better-auth/crypto";
import { z } from "zod/v4";

import type { SetupOutcome } from "../../services/setup";
import type { Context } from "../trpc";

import { env } from "~/env/server";
import { SetupForm } from "~/validators/setup";
import { EASY_TO_GUESS, isCommonPassword } from "../../auth/common-passwords";
import { noteFailure } from "../../auth/failures";
import { setupState } from "../../auth/setup-link";
import { setUpSite } from "../../services/setup";
import { publicProcedure } from "../trpc";

const token = z.string().max(128);

const refusals: Record<Exclude<SetupOutcome, "done">, { code: TRPCError["code"]; message: string }> = {
  "too late": {
    code: "CONFLICT",
    message: "This site has been set up already. Nothing of yours was stored.",
  },
  "address taken": {
    code: "CONFLICT",
    message: "That address already has an account. Sign in with it, then open the link again.",
  },
  "account gone": { code: "UNAUTHORIZED", message: "Your account is gone. Open the link again." },
};

export const setupRouter = {
  /** What a set-up link is good for: "ready", "used" where the site has an administrator, or "wrong". */
  state: publicProcedure
    .input(z.object({ token }).strict())
    .query(({ ctx, input }) => setupState(ctx.db, input.token)),

  /** Makes the first administrator, and names the site. Without an account, who is signed in becomes it. */
  finish: publicProcedure.input(SetupForm.extend({ token }).strict()).mutation(async ({ ctx, input }) => {
    const { site, account } = input;
    const state = await setupState(ctx.db, input.token);
    if (state === "used") throw new TRPCError(refusals["too late"]);
    if (state === "wrong") {
      throw new TRPCError({ code: "FORBIDDEN", message: "This is not the set-up link of this site." });
    }
    const candidate = account ? await hashed(account) : signedIn(ctx);
    const outcome = await setUpSite(ctx.db, { site, candidate });
    if (outcome !== "done") throw new TRPCError(refusals[outcome]);
    if (account && env().smtpUrl) {
      // The account is there: a mail that can't be sent must not make this a failure.
      await ctx.authApi.sendVerificationEmail({ body: { email: account.email } }).catch(noteFailure);
    }
    return { ok: true };
  }),
} satisfies TRPCRouterRecord;

/** An account as it is stored; Better Auth looks addresses up in small letters. */
async function hashed({ name, email, password }: { name: string; email: string; password: string }) {
  if (await isCommonPassword(password, { name, email })) {
    throw new TRPCError({ code: "BAD_REQUEST", message: EASY_TO_GUESS });
  }
  return { name, email: email.toLowerCase(), passwordHash: await hashPassword(password) };
}

function signedIn({ session, token: personal }: Context) {
  if (session && !personal) return { id: session.user.id };
  throw new TRPCError({ code: "UNAUTHORIZED", message: "Fill in the account, or sign in first." });
}
