import type { AuthRefusal } from "./auth-problem";

import { authClient } from "./auth-client";
import { writtenRecoveryCode } from "./recovery-code";

/** How a second step can be shown by typing. */
export type TypedStep = "app" | "recovery";

/** What signing in by password answers: whether a second step is owed, and whether there is an app. */
export function owedStep(data: unknown): { app: boolean } | null {
  const { twoFactorRedirect, twoFactorMethods = [] } = (data ?? {}) as {
    twoFactorRedirect?: boolean;
    twoFactorMethods?: string[];
  };
  return twoFactorRedirect ? { app: twoFactorMethods.includes("totp") } : null;
}

/** The password has to be given again before another code counts. */
export const isStepOver = ({ code }: AuthRefusal) =>
  code === "INVALID_TWO_FACTOR_COOKIE" || code === "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE";

/** Finishes a sign-in by an app's code or a recovery code. */
export async function takeSecondStep(step: TypedStep, typed: string, trustDevice: boolean) {
  const path = step === "app" ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
  const code = step === "app" ? typed.replace(/\s/g, "") : writtenRecoveryCode(typed);
  const { error } = await authClient.$fetch(path, { method: "POST", body: { code, trustDevice } });
  return error as AuthRefusal | null;
}
