import { createAuthMiddleware } from "better-auth/api";

import { requireFreshSession } from "./fresh";
import { holdPasskeysToRules } from "./passkey-rules";
import { distrustOutdated } from "./trusted-devices";
import { takeAppCode } from "./used-codes";

/** What Better Auth hands to a hook around one of its endpoints. */
export type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

type Step = (ctx: HookContext) => Promise<void> | void;

/** Looked at in turn before each of Better Auth's endpoints; each may throw an APIError. */
const before: Step[] = [requireFreshSession, holdPasskeysToRules, distrustOutdated, takeAppCode];

/** Done in turn after each of Better Auth's endpoints. */
const after: Step[] = [];

const inTurn = (steps: Step[]) =>
  createAuthMiddleware(async (ctx) => {
    for (const step of steps) await step(ctx);
  });

export const hooks = { before: inTurn(before), after: inTurn(after) };
