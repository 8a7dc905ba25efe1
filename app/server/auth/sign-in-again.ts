import { APIError, createAuthMiddleware } from "better-auth/api";
import { eq } from "drizzle-orm";

import type { BetterAuthPlugin } from "better-auth";
import type { HookContext } from "./hooks";

import { getDatabase } from "../db/client";
import { passkey, session } from "../db/schema";
import { PENDING_COOKIE } from "./used-codes";

type OwnSession = Pick<typeof session.$inferSelect, "token" | "userId" | "expiresAt">;

/** Put before the name of the session's cookie, where Better Auth must not see it. */
const ASIDE = "aside.";

const SECOND_STEPS = ["/two-factor/verify-totp", "/two-factor/verify-backup-code"];
const isProvidersAnswer = (path = "") => /^\/(oauth2\/)?callback\//.test(path);

/**
 * For those who sign in where they are signed in already, to show that it is still them. They stay
 * who they are, the new session takes the place of the old one, and while a second step is owed, or
 * after they thought better of it, the old one goes on.
 */
export function signInAgain() {
  return {
    id: "sign-in-again",
    hooks: {
      before: [
        {
          matcher: ({ path }) => SECOND_STEPS.includes(path ?? ""),
          handler: createAuthMiddleware(secondStepCounts),
        },
        {
          matcher: ({ path }) => path === "/passkey/verify-authentication",
          handler: createAuthMiddleware(requireOwnPasskey),
        },
      ],
      after: [{ matcher: () => true, handler: createAuthMiddleware(takePlace) }],
    },
  } satisfies BetterAuthPlugin;
}

/** Better Auth takes a second step for a mere question when a session comes with it. */
async function secondStepCounts(ctx: HookContext) {
  const pending = ctx.context.createAuthCookie(PENDING_COOKIE).name;
  if (!(await ctx.getSignedCookie(pending, ctx.context.secret))) return undefined;
  const { name } = ctx.context.authCookies.sessionToken;
  const headers = new Headers(ctx.headers);
  const cookies = (headers.get("cookie") ?? "").split(/;\s*/);
  const renamed = cookies.map((cookie) => (cookie.startsWith(`${name}=`) ? ASIDE + cookie : cookie));
  headers.set("cookie", renamed.join("; "));
  ctx.context.session = null;
  return { context: { headers } };
}

async function requireOwnPasskey(ctx: HookContext): Promise<void> {
  const own = await ownSession(ctx);
  const { response } = (ctx.body ?? {}) as { response?: { id?: unknown } };
  if (!own || typeof response?.id !== "string") return;
  const [found] = await getDatabase()
    .select({ userId: passkey.userId })
    .from(passkey)
    .where(eq(passkey.credentialID, response.id));
  if (found && found.userId !== own.userId) {
    throw new APIError("FORBIDDEN", {
      code: "OTHER_ACCOUNT",
      message: "That passkey is of another account.",
    });
  }
}

async function takePlace(ctx: HookContext): Promise<void> {
  const { newSession, returned } = ctx.context;
  const owesSecondStep = isSecondStepOwed(returned);
  if (!newSession && !owesSecondStep) return;
  const own = await ownSession(ctx);
  if (!own || own.token === newSession?.session.token) return;
  if (owesSecondStep) await keepOwn(ctx, own);
  else if (newSession?.user.id === own.userId) await ctx.context.internalAdapter.deleteSession(own.token);
  else if (newSession && isProvidersAnswer(ctx.path)) {
    await ctx.context.internalAdapter.deleteSession(newSession.session.token);
    await keepOwn(ctx, own);
    throw ctx.redirect(`${new URL(ctx.context.baseURL).origin}/settings/security?error=other_account`);
  }
}

const isSecondStepOwed = (returned: unknown) =>
  typeof returned === "object" && returned !== null && "twoFactorRedirect" in returned;

/** The live session that the request itself came with, whatever was made of its headers since. */
async function ownSession(ctx: HookContext): Promise<OwnSession | undefined> {
  const token = await sentToken(ctx);
  if (!token) return undefined;
  const [own] = await getDatabase()
    .select({ token: session.token, userId: session.userId, expiresAt: session.expiresAt })
    .from(session)
    .where(eq(session.token, token));
  return own && own.expiresAt > new Date() ? own : undefined;
}

async function sentToken(ctx: HookContext): Promise<string | null | false> {
  const { name } = ctx.context.authCookies.sessionToken;
  const read = (key: string) => ctx.getSignedCookie(key, ctx.context.secret);
  return (await read(name)) || read(ASIDE + name);
}

/** Better Auth took the session's cookie back; this gives it again. */
async function keepOwn(ctx: HookContext, { token, expiresAt }: OwnSession): Promise<void> {
  const { name, attributes } = ctx.context.authCookies.sessionToken;
  const maxAge = Math.floor((expiresAt.getTime() - Date.now()) / 1000);
  await ctx.setSignedCookie(name, token, ctx.context.secret, { ...attributes, maxAge });
}
