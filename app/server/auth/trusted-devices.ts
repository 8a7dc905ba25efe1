import type { HookContext } from "./hooks";

import { getDatabase } from "../db/client";
import { forgetOutdatedTrust } from "../services/trusted-device";

const TRUST_COOKIE = "trust_device";

/** A device that was trusted under an older password is trusted no more. */
export async function distrustOutdated(ctx: HookContext): Promise<void> {
  if (ctx.path !== "/sign-in/email") return;
  const { name } = ctx.context.createAuthCookie(TRUST_COOKIE);
  const cookie = await ctx.getSignedCookie(name, ctx.context.secret);
  const identifier = cookie ? cookie.split("!")[1] : undefined;
  if (identifier) await forgetOutdatedTrust(getDatabase(), identifier);
}
