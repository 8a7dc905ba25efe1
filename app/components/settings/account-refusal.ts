import { MAIL_AWAY, UNAVAILABLE, UNEXPECTED } from "~/lib/api-error";
import { fieldError, type FormErrors } from "~/lib/form-errors";

/** What Better Auth answers when it refuses. */
interface Refusal {
  code?: string | undefined;
  status: number;
  message?: string | undefined;
}

const BY_CODE: Record<string, (message: string) => FormErrors> = {
  INVALID_PASSWORD: () => fieldError("currentPassword", "That is not your present password."),
  PASSWORD_TOO_SHORT: (message) => fieldError("password", message),
  PASSWORD_TOO_LONG: (message) => fieldError("password", message),
  INVALID_EMAIL: (message) => fieldError("email", message),
  MAIL_UNAVAILABLE: () => ({ fields: {}, form: MAIL_AWAY }),
};

const BY_STATUS: Record<number, string> = {
  429: "Too many tries. Wait a minute, then try again.",
  503: UNAVAILABLE,
};

/** A refused change of the account, in words for the one who tried, beside the field it concerns. */
export function describeRefusal({ code = "", status, message = "" }: Refusal): FormErrors {
  return BY_CODE[code]?.(message) ?? { fields: {}, form: BY_STATUS[status] ?? UNEXPECTED };
}
