import { APIError, getSessionFromCtx } from "better-auth/api";

import type { HookContext } from "./hooks";

import { COMMON_PASSWORD } from "~/lib/api-error";
import { EASY_TO_GUESS, isCommonPassword } from "./common-passwords";

interface Person {
  name?: string | undefined;
  email?: string | undefined;
}

const text = (value: unknown) => (typeof value === "string" ? value : undefined);

/** Who a password is to be set for, as far as the request tells. */
async function personOf(ctx: HookContext, body: Record<string, unknown>): Promise<Person> {
  if (ctx.path === "/sign-up/email") return { name: text(body.name), email: text(body.email) };
  const token = text(body.token) ?? text((ctx.query as { token?: unknown } | undefined)?.token);
  const { internalAdapter } = ctx.context;
  if (ctx.path !== "/reset-password") return (await getSessionFromCtx(ctx))?.user ?? {};
  const wish = token && (await internalAdapter.findVerificationValue(`reset-password:${token}`));
  return (wish && (await internalAdapter.findUserById(wish.value))) || {};
}

/** Refuses a new password that is tried first by whoever guesses, whichever endpoint sets it. */
export async function refuseCommonPassword(ctx: HookContext): Promise<void> {
  const body = (ctx.body ?? {}) as Record<string, unknown>;
  const password = text(ctx.path === "/sign-up/email" ? body.password : body.newPassword);
  if (password === undefined) return;
  if (await isCommonPassword(password, await personOf(ctx, body))) {
    throw new APIError("BAD_REQUEST", {
      code: COMMON_PASSWORD,
      message: EASY_TO_GUESS,
    });
  }
}

/** A changed password ends all other sessions, whatever the client asked for: one of them may be a thief's. */
export function endOtherSessions(ctx: HookContext): void {
  const body: unknown = ctx.body;
  if (ctx.path !== "/change-password" || typeof body !== "object" || body === null) return;
  Object.assign(body, { revokeOtherSessions: true });
}
