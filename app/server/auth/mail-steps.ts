import { APIError, createEmailVerificationToken, isAPIError } from "better-auth/api";

import type { HookContext } from "./hooks";

import { ADDRESS_TAKEN, MAIL_AWAY, MAIL_UNAVAILABLE } from "~/lib/api-error";
import { accountFields } from "~/validators/account";
import { addressChanged, addressHasAccount } from "../mail/letters";
import {
  forgetResetLinks,
  linkClaims,
  ownerOf,
  postConfirmation,
  VERIFY_SECONDS,
  type MailParts,
} from "./mail";

type MailStep = (ctx: HookContext, parts: MailParts) => Promise<void>;

/** What ends in a message that the one who asks is waiting for. */
const ASKS_FOR_MAIL = new Set(["/change-email", "/request-password-reset", "/send-verification-email"]);

/** Says so when the mail server is away, before anything is done: the same for every address. */
export const requireMailServer: MailStep = async ({ path }, { mail }) => {
  if (!ASKS_FOR_MAIL.has(path) && !(path === "/sign-up/email" && mail.required)) return;
  if (await mail.isReachable()) return;
  throw new APIError("SERVICE_UNAVAILABLE", { code: MAIL_UNAVAILABLE, message: MAIL_AWAY });
};

/** Whether the endpoint did what was asked: a redirect may carry an error too. */
export function hasSucceeded({ context: { returned } }: HookContext): boolean {
  if (!isAPIError(returned)) return true;
  const location = new Headers(returned.headers).get("location") ?? "";
  return returned.statusCode < 400 && !location.includes("error=");
}

/**
 * An account that was there before answers a sign-up like one that was just made, where the answer
 * goes by mail. This takes out what only the latter has.
 */
export const evenSignUp: MailStep = (ctx, { mail }) => {
  const { returned } = ctx.context;
  if (ctx.path === "/sign-up/email" && mail.required && hasSucceeded(ctx) && isSignUpAnswer(returned)) {
    const { id, email, createdAt, updatedAt } = returned.user;
    const name = accountFields.name.parse(returned.user.name);
    returned.user = { id, name, email, emailVerified: false, image: null, createdAt, updatedAt };
  }
  return Promise.resolve();
};

/** Whether this is what a sign-up answers where it did not fail. */
export const isSignUpAnswer = (returned: unknown): returned is { user: Record<string, unknown> } =>
  typeof returned === "object" && returned !== null && "user" in returned;

/** Whoever asks for an address that is another's sees what they would see with a free one. */
export const evenChange: MailStep = async (ctx, parts) => {
  if (ctx.path !== "/change-email" || !hasSucceeded(ctx)) return;
  const { newEmail } = ctx.body as { newEmail: string };
  const user = ctx.context.session?.user;
  const owner = await ownerOf(parts.db, newEmail);
  if (!user || !owner || owner.id === user.id) return;
  if (!user.emailVerified) return parts.mail.post(owner.email, addressHasAccount(owner, parts.baseUrl));
  const claims = { requestType: "change-email-confirmation", userId: user.id };
  const { secret } = ctx.context;
  const token = await createEmailVerificationToken(secret, user.email, newEmail, VERIFY_SECONDS, claims);
  await postConfirmation(parts, { user, newEmail, token });
};

/** An address that somebody else took since the link was sent. */
export const requireFreeAddress: MailStep = async (ctx, { db }) => {
  const change = await changeOf(ctx);
  if (!change) return;
  const owner = await ownerOf(db, change.updateTo);
  if (owner && owner.id !== change.userId) {
    throw new APIError("CONFLICT", { code: "ADDRESS_TAKEN", message: ADDRESS_TAKEN });
  }
};

/** The change that a link to a new address makes, if this is one. */
async function changeOf({ path, query, context: { secret } }: HookContext) {
  if (path !== "/verify-email") return undefined;
  const { token } = (query ?? {}) as { token?: unknown };
  const claims = typeof token === "string" ? await linkClaims(token, secret) : undefined;
  const { requestType, email, updateTo, userId } = claims ?? {};
  if (requestType !== "change-email-verification" || !email || !updateTo || !userId) return undefined;
  return { email, updateTo, userId };
}

/** After a change of address: what was sent to the former one is void, and its owner is told. */
export const noticeNewAddress: MailStep = async (ctx, { mail, db }) => {
  const change = await changeOf(ctx);
  if (!change || !hasSucceeded(ctx)) return;
  const user = await ownerOf(db, change.updateTo);
  if (user?.id !== change.userId) return;
  await forgetResetLinks(db, user.id);
  await mail.post(change.email, addressChanged(user, change.updateTo));
};
