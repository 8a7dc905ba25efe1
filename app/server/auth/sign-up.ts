import { APIError } from "better-auth/api";
import { deleteSessionCookie } from "better-auth/cookies";
import { z } from "zod/v4";

import type { HookContext } from "./hooks";

import { accountFields } from "~/validators/account";

const { name, email } = accountFields;
const SignUp = z.object({ name, email });

/**
 * Holds a sign-up to the rules of the form before anything is looked up: were it left to the storing,
 * a faulty one would be refused only where the address has no account.
 */
export function checkSignUp(ctx: HookContext): void {
  if (ctx.path !== "/sign-up/email") return;
  const checked = SignUp.safeParse(ctx.body);
  if (checked.success) return;
  const [issue] = checked.error.issues;
  const field = String(issue?.path[0]).toUpperCase();
  throw new APIError("BAD_REQUEST", { code: `INVALID_${field}`, message: issue?.message ?? "" });
}

/** A link by mail is no second factor: who has one does not sign in by verifying their address. */
export async function keepSecondFactor(ctx: HookContext): Promise<void> {
  const { newSession, session, internalAdapter } = ctx.context;
  if (ctx.path !== "/verify-email" || !newSession?.user.twoFactorEnabled) return;
  if (newSession.session.token === session?.session.token) return;
  await internalAdapter.deleteSession(newSession.session.token);
  deleteSessionCookie(ctx);
}
