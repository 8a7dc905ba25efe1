import { and, eq, like } from "drizzle-orm";
import { verifyJWT } from "better-auth/crypto";

import type { Database } from "../db/client";
import type { SiteMail } from "../mail/mail";

import { user as User, verification } from "../db/schema";
import {
  addressHasAccount,
  confirmChange,
  resetPassword,
  securityNotice,
  verifyAddress,
  verifyNewAddress,
} from "../mail/letters";
import { turnOff } from "../services/second-factor";
import { removeAllButPassword } from "../services/way-in";
import { safeRedirect } from "~/lib/redirect";

/** How long a link that proves an address works. */
export const VERIFY_SECONDS = 24 * 60 * 60;
const RESET_SECONDS = 60 * 60;

export interface MailParts {
  mail: SiteMail;
  baseUrl: string;
  db: Database;
}

interface Person {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
}

/** What Better Auth signs into a link about an address. */
interface LinkClaims {
  email?: string;
  updateTo?: string;
  userId?: string;
  requestType?: string;
  /** When it was made, in seconds. */
  iat?: number;
}

/** What a link's token says, or undefined where we did not sign it or its time is over. */
export async function linkClaims(token: string, secret: string): Promise<LinkClaims | undefined> {
  return (await verifyJWT(token, secret)) ?? undefined;
}

/** Whose address this is, or undefined. */
export async function ownerOf(db: Database, email: string): Promise<Person | undefined> {
  const { id, name, emailVerified } = User;
  const [owner] = await db
    .select({ id, name, emailVerified, email: User.email })
    .from(User)
    .where(eq(User.email, email.toLowerCase()));
  return owner;
}

/** Makes links to a new password that were asked for earlier useless. */
export async function forgetResetLinks(db: Database, userId: string): Promise<void> {
  await db
    .delete(verification)
    .where(and(eq(verification.value, userId), like(verification.identifier, "reset-password:%")));
}

/**
 * The address of a page that a link in a message opens. Nobody but this site chooses it; `wish`, the
 * path to go on to afterwards, stays on this site.
 */
function linkTo(baseUrl: string, page: string, token: string, wish?: string | null): string {
  const url = new URL(page, baseUrl);
  url.searchParams.set("token", token);
  const path = safeRedirect(wish ?? undefined);
  if (path !== "/") url.searchParams.set("redirect", path);
  return url.href;
}

/** Better Auth's options for all that needs mail; nothing where the site has none. */
export function mailOptions(parts: MailParts | undefined) {
  if (!parts) return { emailAndPassword: {}, user: {}, emailVerification: {} };
  const { mail, baseUrl } = parts;
  return {
    emailAndPassword: {
      // Else the answer to a sign-up would say whether the address has an account.
      autoSignIn: !mail.required,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }: { user: Person; token: string }) =>
        mail.post(user.email, resetPassword(user, linkTo(baseUrl, "/reset-password", token))),
      onExistingUserSignUp: ({ user }: { user: Person }) =>
        mail.post(user.email, addressHasAccount(user, baseUrl)),
    },
    user: {
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: ({
          user,
          newEmail,
          token,
        }: {
          user: Person;
          newEmail: string;
          token: string;
        }) => postConfirmation(parts, { user, newEmail, token }),
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      expiresIn: VERIFY_SECONDS,
      sendVerificationEmail: (asked: { user: Person; url: string; token: string }) =>
        postVerification(parts, asked),
    },
  };
}

/** Asks the present address whether it shall be replaced. */
export function postConfirmation(
  { mail, baseUrl }: MailParts,
  { user, newEmail, token }: { user: Person; newEmail: string; token: string },
): Promise<void> {
  const link = linkTo(baseUrl, "/verify-email?step=confirm", token);
  return mail.post(user.email, confirmChange(user, newEmail, link));
}

/** Better Auth asks for this both for a new account and for the new address of an old one. */
async function postVerification(
  { mail, baseUrl, db }: MailParts,
  { user, url, token }: { user: Person; url: string; token: string },
): Promise<void> {
  const owner = await ownerOf(db, user.email);
  if (owner?.id === user.id) {
    const wish = new URL(url).searchParams.get("callbackURL");
    return mail.post(user.email, verifyAddress(linkTo(baseUrl, "/verify-email", token, wish)));
  }
  // Whoever wants an address that is another's learns nothing of it; its owner is told.
  if (owner) return mail.post(owner.email, addressHasAccount(owner, baseUrl));
  return mail.post(user.email, verifyNewAddress(linkTo(baseUrl, "/verify-email?step=change", token)));
}

/**
 * Until now nobody had shown that the address is theirs: whatever else leads into the account may have
 * been put there by somebody who signed up with it in its owner's place.
 */
async function takeOver(db: Database, userId: string): Promise<void> {
  await removeAllButPassword(db, userId);
  await turnOff(db, userId);
  await db.update(User).set({ emailVerified: true }).where(eq(User.id, userId));
}

/** Who chose a password by a link has shown that they read the mail of this address. */
export async function afterReset({ mail, baseUrl, db }: MailParts, user: Person): Promise<void> {
  if (!user.emailVerified) await takeOver(db, user.id);
  await forgetResetLinks(db, user.id);
  await mail.post(user.email, securityNotice(user, "password-changed", { baseUrl }));
}
