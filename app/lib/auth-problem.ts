import {
  ADDRESS_TAKEN,
  COMMON_PASSWORD,
  MAIL_UNAVAILABLE,
  TOO_MANY_TRIES,
  UNAVAILABLE,
  UNEXPECTED,
} from "./api-error";
import { fieldError, type FormErrors } from "./form-errors";

/** What Better Auth's client answers when something was refused. */
export interface AuthRefusal {
  code?: string | undefined;
  status: number;
  message?: string | undefined;
}

const BY_CODE: Record<string, string> = {
  USER_ALREADY_EXISTS: ADDRESS_TAKEN,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: ADDRESS_TAKEN,
  INVALID_EMAIL_OR_PASSWORD: "That address and password don’t belong together. Check both.",
  INVALID_EMAIL: "Enter an address like name@example.com.",
  INVALID_PASSWORD: "That is not your present password.",
  INVALID_ORIGIN:
    "This is not the address that the site was set up for (BASE_URL). Open that one to sign in.",
  PASSKEY_NOT_FOUND: "This site does not know that passkey. It may have been removed here.",
  CHALLENGE_NOT_FOUND: "That took too long. Try again.",
  AUTHENTICATION_FAILED: "That passkey was not accepted. Try again.",
  FAILED_TO_VERIFY_REGISTRATION: "That passkey was not accepted. Try again.",
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: "This device already has a passkey for your account.",
  INVALID_CODE: "That code is not right. Wait for the next one, then enter it.",
  INVALID_BACKUP_CODE: "That is none of your recovery codes, or it was used before.",
  ACCOUNT_TEMPORARILY_LOCKED: "Too many wrong codes. Wait 15 minutes, or use a passkey.",
};

/** These sentences are ours, written for people, and say more than this file can know. */
const SAID_BY_SERVER = new Set<number | string>([
  403,
  409,
  COMMON_PASSWORD,
  MAIL_UNAVAILABLE,
  TOO_MANY_TRIES,
  "INVALID_NAME",
  "PASSKEY_WITHOUT_CHECK",
  "PASSWORD_TOO_LONG",
  "PASSWORD_TOO_SHORT",
]);

const BY_STATUS: Record<number, string> = {
  429: "Too many tries. Wait a minute, then try again.",
  503: UNAVAILABLE,
};

/** The field of a form that a refusal concerns. */
const FIELDS: Record<string, string> = {
  USER_ALREADY_EXISTS: "email",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "email",
  INVALID_EMAIL: "email",
  INVALID_EMAIL_OR_PASSWORD: "password",
  INVALID_NAME: "name",
  INVALID_PASSWORD: "currentPassword",
  PASSWORD_TOO_LONG: "password",
  PASSWORD_TOO_SHORT: "password",
  [COMMON_PASSWORD]: "password",
};

/** One sentence for a person about what Better Auth refused. */
export function authProblem({ code = "", status, message }: AuthRefusal): string {
  const known = BY_CODE[code];
  if (known) return known;
  if (message && (SAID_BY_SERVER.has(code) || SAID_BY_SERVER.has(status))) return message;
  return BY_STATUS[status] ?? UNEXPECTED;
}

/** The same for a form: beside the field that it concerns, or for the whole. */
export function describeRefusal(refusal: AuthRefusal): FormErrors {
  const field = FIELDS[refusal.code ?? ""];
  const sentence = authProblem(refusal);
  return field ? fieldError(field, sentence) : { fields: {}, form: sentence };
}
