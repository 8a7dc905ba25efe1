import { APIError, isAPIError } from "better-auth/api";
import { createHash } from "node:crypto";

import type { HookContext } from "./hooks";

import { getDatabase } from "../db/client";
import { forgetTries, takeTry, TooManyTries, type Limit } from "../services/limit";
import { countedAddress } from "./client-address";
import { TOO_MANY_TRIES } from "~/lib/api-error";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const SIGN_IN = { name: "sign-in/address", tries: 20, seconds: MINUTE };
const SIGN_UP = { name: "sign-up/address", tries: 20, seconds: 10 * MINUTE };
const MAIL = { name: "mail/address", tries: 20, seconds: HOUR };
const CODE = { name: "code/address", tries: 20, seconds: 10 * MINUTE };
const OTHER = { name: "account/address", tries: 100, seconds: MINUTE };

const PASSWORD_OF_ACCOUNT = { name: "sign-in/account", tries: 10, seconds: 15 * MINUTE };
/** For each endpoint apart: links that somebody else asks for must not use up those to a new password. */
const MAIL_TO_ACCOUNT = { tries: 5, seconds: HOUR };

/** Endpoints that send a mail to an address that the request names. */
const MAILING = new Set(["/request-password-reset", "/send-verification-email", "/change-email"]);

/** Endpoints that tell whether a password is right, beside those that sign in. */
const GUESSABLE = new Set(["/passkey/verify-authentication", "/change-password"]);

function limitOfAddress(path: string): Limit {
  if (path.startsWith("/sign-in/") || GUESSABLE.has(path)) return SIGN_IN;
  if (path.startsWith("/sign-up/")) return SIGN_UP;
  if (path.startsWith("/two-factor/verify-")) return CODE;
  return MAILING.has(path) ? MAIL : OTHER;
}

function limitOfAccount(path: string): Limit | undefined {
  if (path === "/sign-in/email") return PASSWORD_OF_ACCOUNT;
  return MAILING.has(path) ? { ...MAIL_TO_ACCOUNT, name: `mail/account${path}` } : undefined;
}

/** Whose account a request names, whether there is one or not. Addresses are not written down as they are. */
function namedAccount({ body }: HookContext): string | undefined {
  const { email, newEmail } = (body ?? {}) as Record<string, unknown>;
  const named = email ?? newEmail;
  return typeof named === "string" ? accountKey(named) : undefined;
}

const accountKey = (email: string) =>
  createHash("sha256").update(email.trim().toLowerCase()).digest("base64url");

/** Counts a request by its client's address, and by the account that it names. The app's own calls have no address. */
export async function limitTries(ctx: HookContext): Promise<void> {
  const db = getDatabase();
  const { path, request } = ctx;
  const account = namedAccount(ctx);
  const ofAccount = limitOfAccount(path);
  try {
    if (request) await takeTry(db, limitOfAddress(path), countedAddress(request.headers));
    if (ofAccount && account) await takeTry(db, ofAccount, account);
  } catch (error) {
    if (!(error instanceof TooManyTries)) throw error;
    throw new APIError("TOO_MANY_REQUESTS", { code: TOO_MANY_TRIES, message: error.message });
  }
}

/** Whoever knew the password has all tries again: only wrong ones in a row count. */
export async function forgetOwnTries(ctx: HookContext): Promise<void> {
  const account = namedAccount(ctx);
  const { returned } = ctx.context;
  if (ctx.path !== "/sign-in/email" || !account || !returned || isAPIError(returned)) return;
  await forgetTries(getDatabase(), PASSWORD_OF_ACCOUNT, account);
}

/** Whoever set a new password by mail has all tries again. */
export const forgetTriesOf = ({ email }: { email: string }) =>
  forgetTries(getDatabase(), PASSWORD_OF_ACCOUNT, accountKey(email));
