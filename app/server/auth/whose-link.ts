import { APIError, getSessionFromCtx } from "better-auth/api";

import type { HookContext } from "./hooks";
import type { Database } from "../db/client";

import { passwordSetAt } from "../services/account";
import { linkClaims, ownerOf, VERIFY_SECONDS, type MailParts } from "./mail";
import { hasSucceeded, isSignUpAnswer } from "./mail-steps";
import { SIGN_IN_FIRST } from "~/lib/api-error";

/** Says which account was made in this browser, which is not signed in to it yet. */
const MADE = "made_account";

/**
 * Lets the link that goes out with a sign-up work without signing in where the sign-up was. An address
 * that has an account gets a cookie too, for an account that there is not: its answer must not differ.
 */
export async function rememberMade(ctx: HookContext, { mail }: MailParts): Promise<void> {
  const { returned, secret, createAuthCookie } = ctx.context;
  if (ctx.path !== "/sign-up/email" || !mail.required) return;
  if (!hasSucceeded(ctx) || !isSignUpAnswer(returned)) return;
  const { name, attributes } = createAuthCookie(MADE, { maxAge: VERIFY_SECONDS });
  await ctx.setSignedCookie(name, String(returned.user.id), secret, attributes);
}

/**
 * A link shows that its reader gets the mail of an address, not that the account is theirs: somebody
 * else may have signed up with the address, or wish for it, and know the password. So the one who opens
 * it must be signed in to that account, or have made it in this browser.
 */
export async function requireOwnLink(ctx: HookContext, { db }: MailParts): Promise<void> {
  const link = await readLink(ctx, db);
  if (!link) return;
  if (await isOutdated(db, link)) throw new APIError("UNAUTHORIZED", INVALID);
  if (link.step === "confirm" || (link.step === "verify" && (await madeHere(ctx)) === link.userId)) return;
  const found = await getSessionFromCtx(ctx);
  if (!found) throw new APIError("FORBIDDEN", FIRST);
  if (found.user.id !== link.userId) throw new APIError("UNAUTHORIZED", OTHER);
}

const INVALID = { code: "INVALID_TOKEN", message: "Invalid token" };
const OTHER = { code: "INVALID_USER", message: "You are signed in to another account." };
const FIRST = { code: SIGN_IN_FIRST, message: "Sign in to the account first, then open the link." };

interface Link {
  userId: string;
  step: "verify" | "confirm" | "change";
  /** In seconds, as the link has it. */
  sentAt: number;
}

const STEPS: Record<string, Link["step"]> = {
  "change-email-confirmation": "confirm",
  "change-email-verification": "change",
};

/** What a link would do; undefined where it does nothing any more, which Better Auth says by itself. */
async function readLink(ctx: HookContext, db: Database): Promise<Link | undefined> {
  const claims = await claimsOf(ctx);
  if (!claims?.email) return undefined;
  const { email, userId, updateTo, requestType = "", iat: sentAt = 0 } = claims;
  const step = updateTo ? (STEPS[requestType] ?? "change") : "verify";
  const owner = await ownerOf(db, email);
  if (!owner || (userId && userId !== owner.id)) return undefined;
  if (step === "verify" && owner.emailVerified) return undefined;
  return { userId: owner.id, step, sentAt };
}

async function claimsOf({ path, query, context: { secret } }: HookContext) {
  if (path !== "/verify-email") return undefined;
  const { token } = (query ?? {}) as { token?: unknown };
  return typeof token === "string" ? linkClaims(token, secret) : undefined;
}

/** A change that was asked for under an older password may be the wish of whom the new one keeps out. */
async function isOutdated(db: Database, { userId, step, sentAt }: Link): Promise<boolean> {
  if (step === "verify") return false;
  const setAt = await passwordSetAt(db, userId);
  return setAt !== undefined && (sentAt + 1) * 1000 <= setAt.getTime();
}

async function madeHere(ctx: HookContext): Promise<string | undefined> {
  const { name } = ctx.context.createAuthCookie(MADE);
  return (await ctx.getSignedCookie(name, ctx.context.secret)) || undefined;
}
