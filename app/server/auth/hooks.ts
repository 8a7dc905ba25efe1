import { createAuthMiddleware } from "better-auth/api";

import type { MailParts } from "./mail";

import { requireFreshSession } from "./fresh";
import { forgetOwnTries, limitTries } from "./limits";
import { endOtherSessions, refuseCommonPassword } from "./password-steps";
import { requireRegistration, returnInvitation } from "./registration";
import {
  evenChange,
  evenSignUp,
  noticeNewAddress,
  requireFreeAddress,
  requireMailServer,
} from "./mail-steps";
import { noticeAfter } from "./notices";
import { checkSignUp, keepSecondFactor } from "./sign-up";
import { holdPasskeysToRules } from "./passkey-rules";
import { distrustOutdated } from "./trusted-devices";
import { takeAppCode } from "./used-codes";
import { rememberMade, requireOwnLink } from "./whose-link";

/** What Better Auth hands to a hook around one of its endpoints. */
export type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

type Step = (ctx: HookContext) => Promise<void> | void;

/** Looked at in turn before each of Better Auth's endpoints; each may throw an APIError. */
const before: Step[] = [
  limitTries,
  requireFreshSession,
  holdPasskeysToRules,
  distrustOutdated,
  takeAppCode,
  checkSignUp,
  requireRegistration,
  refuseCommonPassword,
  endOtherSessions,
];

/** Done in turn after each of Better Auth's endpoints. */
const after: Step[] = [forgetOwnTries, returnInvitation, keepSecondFactor];

/** The same, where the site can send mail. */
const beforeWithMail = [requireMailServer, requireOwnLink, requireFreeAddress];
const afterWithMail = [evenSignUp, rememberMade, evenChange, noticeNewAddress, noticeAfter];

const inTurn = (steps: Step[]) =>
  createAuthMiddleware(async (ctx) => {
    for (const step of steps) await step(ctx);
  });

/** What is done around Better Auth's endpoints; `mail` where the site has any. */
export function authHooks(mail: MailParts | undefined) {
  const withMail = (steps: ((ctx: HookContext, parts: MailParts) => Promise<void>)[]) =>
    mail ? steps.map((step) => (ctx: HookContext) => step(ctx, mail)) : [];
  return {
    before: inTurn([...before, ...withMail(beforeWithMail)]),
    after: inTurn([...after, ...withMail(afterWithMail)]),
  };
}
