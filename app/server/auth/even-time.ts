import { env } from "~/env/server";

/** Well above what any of these takes. */
const EVEN_MS = 500;

const RESET = "/api/auth/request-password-reset";
const SIGN_UP = "/api/auth/sign-up/email";
const CHANGE = "/api/auth/change-email";

/**
 * How long an answer takes at least, where its time would tell whether an address has an account:
 * one that has is written to. Without mail a sign-up says so in words.
 */
export function patienceFor(pathname: string): number {
  const isEven = pathname === RESET || (env().smtpUrl && [SIGN_UP, CHANGE].includes(pathname));
  return isEven ? EVEN_MS : 0;
}

/** Answers what `work` does, but not before `ms` are over. */
export async function atLeast<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const over = ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
  try {
    return await work;
  } finally {
    await over;
  }
}
