import { createAuthMiddleware } from "better-auth/api";

import { requireFreshSession } from "./fresh";
import { forgetOwnTries, limitTries } from "./limits";
import { endOtherSessions, refuseCommonPassword } from "./password-steps";
import { requireRegistration, returnInvitation } from "./registration";

/** What Better Auth hands to a hook around one of its endpoints. */
export type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

type Step = (ctx: HookContext) => Promise<void> | void;

/** Looked at in turn before each of Better Auth's endpoints; each may throw an APIError. */
const before: Step[] = [
  limitTries,
  requireFreshSession,
  requireRegistration,
  refuseCommonPassword,
  endOtherSessions,
];

/** Done in turn after each of Better Auth's endpoints. */
const after: Step[] = [forgetOwnTries, returnInvitation];

const inTurn = (steps: Step[]) =>
  createAuthMiddleware(async (ctx) => {
    for (const step of steps) await step(ctx);
  });

export const hooks = { before: inTurn(before), after: inTurn(after) };
