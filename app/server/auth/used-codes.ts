import { APIError, getSessionFromCtx } from "better-auth/api";

import type { HookContext } from "./hooks";

import { getDatabase } from "../db/client";
import { takeCode } from "../services/used-code";

/** The cookie of Better Auth by which a second step belongs to a password that was right. */
export const PENDING_COOKIE = "two_factor";

const Code = /^\d{6}$/;

/**
 * Takes an app's code before it is looked at, so that of two requests with one code at most one can
 * sign in. The refusal of a code that was taken is the one of a wrong code.
 */
export async function takeAppCode(ctx: HookContext): Promise<void> {
  if (ctx.path !== "/two-factor/verify-totp") return;
  const { code } = (ctx.body ?? {}) as { code?: unknown };
  if (typeof code !== "string" || !Code.test(code)) return;
  const userId = (await pendingUserId(ctx)) ?? (await getSessionFromCtx(ctx))?.user.id;
  if (!userId || (await takeCode(getDatabase(), userId, code))) return;
  throw new APIError("UNAUTHORIZED", { code: "INVALID_CODE", message: "Invalid code" });
}

/** Who gave the right password a moment ago and now owes the second step. */
async function pendingUserId(ctx: HookContext): Promise<string | undefined> {
  const { name } = ctx.context.createAuthCookie(PENDING_COOKIE);
  const pending = await ctx.getSignedCookie(name, ctx.context.secret);
  if (!pending) return undefined;
  return (await ctx.context.internalAdapter.findVerificationValue(pending))?.value;
}
