import { UNAVAILABLE, UNEXPECTED } from "./api-error";

/** What Better Auth's client answers when something was refused. */
export interface AuthRefusal {
  code?: string | undefined;
  status: number;
  message?: string | undefined;
}

const BY_CODE: Record<string, string> = {
  PASSKEY_NOT_FOUND: "This site does not know that passkey. It may have been removed here.",
  CHALLENGE_NOT_FOUND: "That took too long. Try again.",
  AUTHENTICATION_FAILED: "That passkey was not accepted. Try again.",
  FAILED_TO_VERIFY_REGISTRATION: "That passkey was not accepted. Try again.",
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: "This device already has a passkey for your account.",
  INVALID_CODE: "That code is not right. Wait for the next one, then enter it.",
  INVALID_BACKUP_CODE: "That is none of your recovery codes, or it was used before.",
  ACCOUNT_TEMPORARILY_LOCKED: "Too many wrong codes. Wait 15 minutes, or use a passkey.",
  INVALID_EMAIL_OR_PASSWORD: "That is not your password. Try again.",
};

/** These sentences are ours, written for people, and say more than this file can know. */
const SAID_BY_SERVER = [403, 409];

/** One sentence for a person about what Better Auth refused. */
export function authProblem({ code = "", status, message }: AuthRefusal): string {
  const known = BY_CODE[code];
  if (known) return known;
  if (status === 429) return "Too many tries. Wait a minute, then try again.";
  if (status === 503) return UNAVAILABLE;
  const isOurs =
    SAID_BY_SERVER.includes(status) || code === "PASSKEY_WITHOUT_CHECK" || code === "INVALID_NAME";
  return isOurs && message ? message : UNEXPECTED;
}
