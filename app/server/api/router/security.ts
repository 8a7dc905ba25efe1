import { TRPCError } from "@trpc/server";
import { and, eq, ne } from "drizzle-orm";
import { z } from "zod/v4";

import type { TRPCRouterRecord } from "@trpc/server";
import type { Context } from "../trpc";

import { TurnOnApp } from "~/validators/security";
import { offeredIds, providerName } from "../../auth/providers";
import { account, passkey } from "../../db/schema";
import { countPasskeys, findPasskeys } from "../../services/passkey";
import {
  findSecondFactor,
  relyOnPasskeys,
  renewRecoveryCodes,
  turnOff,
  turnOn,
} from "../../services/second-factor";
import { currentSite } from "../../services/site";
import { isTotpCode, newTotpSecret, totpUri } from "../../services/totp";
import { takeCode } from "../../services/used-code";
import { countWaysIn, removeWayIn, waysIn } from "../../services/way-in";
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

const OwnRow = z.strictObject({ id: z.string().max(64) });

/** How a member proves who they are. */
export const securityRouter = {
  /**
   * What there is: passkeys, second factor (null while off), password, accounts elsewhere, and how many
   * ways lead in: the last one can't be removed.
   */
  overview: accountProcedure.input(z.void()).query(async ({ ctx }) => {
    const owner = ownerOf(ctx);
    const [passkeys, secondFactor, ways] = await Promise.all([
      findPasskeys(ctx.db, owner.userId),
      findSecondFactor(owner),
      waysIn(ctx.db, owner.userId),
    ]);
    const offered = offeredIds();
    return {
      passkeys,
      secondFactor,
      hasPassword: ways.password,
      linked: ways.linked.map((one) => ({
        ...one,
        name: providerName(one.provider),
        offered: offered.includes(one.provider),
      })),
      waysIn: countWaysIn(ways, offered),
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
  removePasskey: freshProcedure.input(OwnRow).mutation(async ({ ctx, input }) => {
    const userId = ctx.session.user.id;
    const mine = and(eq(passkey.id, input.id), eq(passkey.userId, userId));
    await removeWayIn(ctx.db, { userId, providers: offeredIds() }, async (tx) => {
      const [removed] = await tx.delete(passkey).where(mine).returning({ id: passkey.id });
      if (!removed) throw new TRPCError({ code: "NOT_FOUND", message: "This passkey was removed already." });
      if ((await countPasskeys(tx, userId)) === 0 && (await relyOnPasskeys(tx, userId))) {
        throw new TRPCError({ code: "CONFLICT", message: IS_SECOND_STEP });
      }
    });
    await noticeCaller(ctx, "passkey-removed");
  }),

  /** Takes an account elsewhere off the member's own, unless it is the last way in. */
  unlink: freshProcedure.input(OwnRow).mutation(async ({ ctx, input }) => {
    const userId = ctx.session.user.id;
    const mine = and(
      eq(account.id, input.id),
      eq(account.userId, userId),
      ne(account.providerId, "credential"),
    );
    const provider = await removeWayIn(ctx.db, { userId, providers: offeredIds() }, async (tx) => {
      const [removed] = await tx.delete(account).where(mine).returning({ provider: account.providerId });
      if (!removed) {
        throw new TRPCError({ code: "NOT_FOUND", message: "That account is not linked any more." });
      }
      return removed.provider;
    });
    await noticeCaller(ctx, "provider-unlinked", providerName(provider));
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
