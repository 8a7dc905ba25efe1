import { APIError, getSessionFromCtx } from "better-auth/api";

import type { HookContext } from "./hooks";

import { PasskeyName } from "~/validators/security";
import { getDatabase } from "../db/client";
import { countPasskeys } from "../services/security";
import { relyOnPasskeys } from "../services/second-factor";

const MOST_PASSKEYS = 20;

/** What Better Auth leaves open about passkeys: how many, how they are called, and which must stay. */
export async function holdPasskeysToRules(ctx: HookContext): Promise<void> {
  if (ctx.path === "/passkey/generate-register-options") await requireRoom(ctx);
  if (ctx.path === "/passkey/verify-registration" || ctx.path === "/passkey/update-passkey") requireName(ctx);
  if (ctx.path === "/passkey/delete-passkey") await keepSecondStep(ctx);
}

async function requireRoom(ctx: HookContext): Promise<void> {
  const found = await getSessionFromCtx(ctx);
  if (!found || (await countPasskeys(getDatabase(), found.user.id)) < MOST_PASSKEYS) return;
  throw new APIError("CONFLICT", {
    code: "TOO_MANY_PASSKEYS",
    message: `You have ${MOST_PASSKEYS} passkeys, which is the most. Remove one first.`,
  });
}

function requireName(ctx: HookContext): void {
  const { name } = (ctx.body ?? {}) as { name?: unknown };
  if (name === undefined) return;
  const [issue] = PasskeyName.safeParse(name).error?.issues ?? [];
  if (issue) throw new APIError("BAD_REQUEST", { code: "INVALID_NAME", message: issue.message });
}

/** Who turned the second step on by passkeys alone would be left with recovery codes. */
async function keepSecondStep(ctx: HookContext): Promise<void> {
  const found = await getSessionFromCtx(ctx);
  if (!found) return;
  const db = getDatabase();
  if ((await countPasskeys(db, found.user.id)) > 1 || !(await relyOnPasskeys(db, found.user.id))) return;
  throw new APIError("CONFLICT", {
    code: "PASSKEY_IS_SECOND_STEP",
    message: "This passkey is your second step. Set up an app or turn the second step off first.",
  });
}

/**
 * A passkey signs in by itself, without a second step: whoever holds the key must have shown to it
 * that it is theirs, by a PIN, a finger or a face.
 */
export function requireUserVerified(info: { userVerified: boolean } | undefined): void {
  if (info?.userVerified) return;
  throw new APIError("BAD_REQUEST", {
    code: "PASSKEY_WITHOUT_CHECK",
    message: "That key did not ask for a PIN, a finger or a face. Set one up on it, then try again.",
  });
}
