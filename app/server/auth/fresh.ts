import { APIError, getSessionFromCtx } from "better-auth/api";

import type { HookContext } from "./hooks";

import { SESSION_NOT_FRESH } from "~/lib/api-error";

/**
 * How long after signing in a person may do what is dangerous: change how one signs in, delete the
 * account. Later they sign in once more first.
 */
export const FRESH_SECONDS = 10 * 60;

/** Better Auth's endpoints by which an account could be taken over from an open computer. */
const DANGEROUS = new Set([
  "/change-email",
  "/change-password",
  "/link-social",
  "/passkey/generate-register-options",
  "/passkey/verify-registration",
]);

/** Whether a session began recently enough for what is dangerous. */
export const isFresh = (session: { createdAt: Date }) =>
  Date.now() - session.createdAt.getTime() < FRESH_SECONDS * 1000;

/** Refuses what is dangerous to a session that began too long ago. */
export async function requireFreshSession(ctx: HookContext): Promise<void> {
  if (!DANGEROUS.has(ctx.path)) return;
  const found = await getSessionFromCtx(ctx);
  if (found && !isFresh(found.session)) {
    throw new APIError("FORBIDDEN", { code: SESSION_NOT_FRESH, message: "Sign in once more to do this." });
  }
}
