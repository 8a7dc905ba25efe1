import { deleteSessionCookie } from "better-auth/cookies";
import { z } from "zod/v4";

import type { HookContext } from "./hooks";

import { accountFields } from "~/validators/account";
import { invalidField } from "./invalid-field";

const { name, email } = accountFields;
const SignUp = z.object({ name, email });

/**
 * Holds a sign-up to the rules of the form before anything is looked up: were it left to the storing,
 * a faulty one would be refused only where the address has no account.
 */
export function checkSignUp(ctx: HookContext): void {
  if (ctx.path !== "/sign-up/email") return;
  const { error } = SignUp.safeParse(ctx.body);
  if (error) throw invalidField(error);
}

/** A link by mail is no second factor: who has one does not sign in by verifying their address. */
export async function keepSecondFactor(ctx: HookContext): Promise<void> {
  const { newSession, session, internalAdapter } = ctx.context;
  if (ctx.path !== "/verify-email" || !newSession?.user.twoFactorEnabled) return;
  if (newSession.session.token === session?.session.token) return;
  await internalAdapter.deleteSession(newSession.session.token);
  deleteSessionCookie(ctx);
}
