import { TRPCError } from "@trpc/server";
import { z } from "zod/v4";

import type { TRPCRouterRecord } from "@trpc/server";
import type { Context } from "../trpc";

import { env } from "~/env/server";
import { TurnOnApp } from "~/validators/security";
import { findSecondFactor, renewRecoveryCodes, turnOff, turnOn } from "../../services/second-factor";
import { findPasskeys, findSignInMethods } from "../../services/security";
import { isTotpCode, newTotpSecret, totpUri } from "../../services/totp";
import { takeCode } from "../../services/used-code";
import { accountProcedure, freshProcedure } from "../trpc";

/** How long a secret waits for the first code of the app that it was given to. */
const SETUP_SECONDS = 15 * 60;

const Setup = z.object({ userId: z.string(), secret: z.string(), until: z.number() });

const ownerOf = ({ db, sealing, session }: Context & { session: NonNullable<Context["session"]> }) => ({
  db,
  sealing,
  userId: session.user.id,
});

const providerName = (id: string) => (id === "discord" ? "Discord" : (env().oidc?.name ?? id));

/** How a member proves who they are. */
export const securityRouter = {
  /** What there is: passkeys, second factor (null while off), password, accounts elsewhere. */
  overview: accountProcedure.input(z.void()).query(async ({ ctx }) => {
    const owner = ownerOf(ctx);
    const [passkeys, secondFactor, { hasPassword, providers }] = await Promise.all([
      findPasskeys(ctx.db, owner.userId),
      findSecondFactor(owner),
      findSignInMethods(ctx.db, owner.userId),
    ]);
    return {
      passkeys,
      secondFactor,
      hasPassword,
      providers: providers.map((id) => ({ id, name: providerName(id) })),
    };
  }),

  /** A secret for an app. Nothing is stored until a code from the app comes back with `sealed`. */
  startApp: freshProcedure.input(z.void()).mutation(async ({ ctx }) => {
    const { id: userId, email } = ctx.session.user;
    const secret = newTotpSecret();
    const setup = { userId, secret, until: Date.now() + SETUP_SECONDS * 1000 };
    return { secret, uri: totpUri(secret, email), sealed: await ctx.sealing.seal(JSON.stringify(setup)) };
  }),

  /** Turns the second factor on by an app; answers the recovery codes. */
  turnOnApp: freshProcedure.input(TurnOnApp).mutation(async ({ ctx, input: { sealed, code } }) => {
    const owner = ownerOf(ctx);
    const secret = await secretOf(owner, sealed);
    if (!isTotpCode(secret, code) || !(await takeCode(ctx.db, owner.userId, code))) {
      throw new TRPCError({ code: "BAD_REQUEST", message: "That code is not right. Enter the newest one." });
    }
    return { recoveryCodes: await turnOn(owner, secret) };
  }),

  /** Turns the second factor on by the passkeys that are there; answers the recovery codes. */
  turnOnPasskeys: freshProcedure
    .input(z.void())
    .mutation(async ({ ctx }) => ({ recoveryCodes: await turnOn(ownerOf(ctx), null) })),

  turnOff: freshProcedure.input(z.void()).mutation(async ({ ctx }) => {
    await turnOff(ctx.db, ctx.session.user.id);
    return { on: false };
  }),

  /** New recovery codes; the old ones end. */
  renewRecoveryCodes: freshProcedure
    .input(z.void())
    .mutation(async ({ ctx }) => ({ recoveryCodes: await renewRecoveryCodes(ownerOf(ctx)) })),
} satisfies TRPCRouterRecord;

/** The secret that `startApp` sealed for this member, and not too long ago. */
async function secretOf({ sealing, userId }: ReturnType<typeof ownerOf>, sealed: string): Promise<string> {
  const text = await sealing.open(sealed).catch(() => "null");
  const setup = Setup.safeParse(JSON.parse(text)).data;
  if (setup?.userId !== userId || setup.until < Date.now()) {
    throw new TRPCError({ code: "BAD_REQUEST", message: "That took too long. Start again." });
  }
  return setup.secret;
}
