import { TRPCError } from "@trpc/server";
import { and, eq } from "drizzle-orm";
import { z } from "zod/v4";

import type { TRPCRouterRecord } from "@trpc/server";
import type { Context } from "../trpc";

import { TurnOnApp } from "~/validators/security";
import { offeredProviders } from "../../auth/providers";
import { passkey } from "../../db/schema";
import {
  findSecondFactor,
  relyOnPasskeys,
  renewRecoveryCodes,
  turnOff,
  turnOn,
} from "../../services/second-factor";
import { countPasskeys, findPasskeys, findSignInMethods } from "../../services/security";
import { currentSite } from "../../services/site";
import { isTotpCode, newTotpSecret, totpUri } from "../../services/totp";
import { takeCode } from "../../services/used-code";
import { removeWayIn } from "../../services/way-in";
import { noticeCaller } from "../notice";
import { accountProcedure, freshProcedure } from "../trpc";

/** How long a secret waits for the first code of the app that it was given to. */
const SETUP_SECONDS = 15 * 60;

const IS_SECOND_STEP =
  "This passkey is your second factor. Set up an app or turn the second factor off first.";

const Setup = z.object({ userId: z.string(), secret: z.string(), until: z.number() });

const ownerOf = ({ db, sealing, session }: Context & { session: NonNullable<Context["session"]> }) => ({
  db,
  sealing,
  userId: session.user.id,
});

const providerName = (wanted: string) => offeredProviders().find(({ id }) => id === wanted)?.name ?? wanted;

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
    const { name: site } = await currentSite(ctx.db);
    return {
      secret,
      uri: totpUri(secret, { account: email, site }),
      sealed: await ctx.sealing.seal(JSON.stringify(setup)),
    };
  }),

  /** Turns the second factor on by an app; answers the recovery codes. */
  turnOnApp: freshProcedure.input(TurnOnApp).mutation(async ({ ctx, input: { sealed, code } }) => {
    const owner = ownerOf(ctx);
    const secret = await secretOf(owner, sealed);
    if (!isTotpCode(secret, code) || !(await takeCode(ctx.db, owner.userId, code))) {
      throw new TRPCError({ code: "BAD_REQUEST", message: "That code is not right. Enter the newest one." });
    }
    const recoveryCodes = await turnOn(owner, secret);
    await noticeCaller(ctx, "second-factor-on");
    return { recoveryCodes };
  }),

  /** Turns the second factor on by the passkeys that are there; answers the recovery codes. */
  turnOnPasskeys: freshProcedure.input(z.void()).mutation(async ({ ctx }) => {
    const recoveryCodes = await turnOn(ownerOf(ctx), null);
    await noticeCaller(ctx, "second-factor-on");
    return { recoveryCodes };
  }),

  turnOff: freshProcedure.input(z.void()).mutation(async ({ ctx }) => {
    await turnOff(ctx.db, ctx.session.user.id);
    await noticeCaller(ctx, "second-factor-off");
    return { on: false };
  }),

  /** Removes a passkey, unless it is the last way in or all that the second step rests on. */
  removePasskey: freshProcedure
    .input(z.strictObject({ id: z.string().max(64) }))
    .mutation(async ({ ctx, input }) => {
      const userId = ctx.session.user.id;
      const providers = offeredProviders().map(({ id }) => id);
      await removeWayIn(ctx.db, { userId, providers }, async (tx) => {
        const mine = and(eq(passkey.id, input.id), eq(passkey.userId, userId));
        const [removed] = await tx.delete(passkey).where(mine).returning({ id: passkey.id });
        if (!removed)
          throw new TRPCError({ code: "NOT_FOUND", message: "This passkey was removed already." });
        if ((await countPasskeys(tx, userId)) === 0 && (await relyOnPasskeys(tx, userId))) {
          throw new TRPCError({ code: "CONFLICT", message: IS_SECOND_STEP });
        }
      });
      await noticeCaller(ctx, "passkey-removed");
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
