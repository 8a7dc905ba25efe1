import { APIError, getOAuthState } from "better-auth/api";

import type { HookContext } from "./hooks";

/**
 * Production hands a preview who signed in by an address that a browser opens. Only the browser in
 * which that sign-in began may use it: else somebody could send their own to another person, who would
 * then be signed in as them without noticing. Better Auth itself skips this look on a preview.
 */
export async function requireSameBrowser(
  ctx: Pick<HookContext, "path" | "context" | "getSignedCookie"> | null,
): Promise<void> {
  if (ctx?.path !== "/callback/:id/oauth-proxy") return;
  const { name } = ctx.context.createAuthCookie("state");
  const begunHere = await ctx.getSignedCookie(name, ctx.context.secret);
  const state = await getOAuthState<{ oauthState?: string }>();
  if (!begunHere || begunHere !== state?.oauthState) {
    throw new APIError("BAD_REQUEST", { code: "state_mismatch" });
  }
}
