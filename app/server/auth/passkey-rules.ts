import { APIError, getSessionFromCtx } from "better-auth/api";

import type { HookContext } from "./hooks";

import { PasskeyName } from "~/validators/security";
import { getDatabase } from "../db/client";
import { countPasskeys } from "../services/passkey";

const MOST_PASSKEYS = 20;

/** What Better Auth leaves open about passkeys: how many, and how they are called. */
export async function holdPasskeysToRules(ctx: HookContext): Promise<void> {
  if (ctx.path === "/passkey/generate-register-options") await requireRoom(ctx);
  if (ctx.path === "/passkey/verify-registration" || ctx.path === "/passkey/update-passkey") requireName(ctx);
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
