import type { FormErrors } from "~/lib/form-errors";

import {
  ADDRESS_TAKEN,
  COMMON_PASSWORD,
  MAIL_AWAY,
  MAIL_UNAVAILABLE,
  TOO_MANY_TRIES,
  UNAVAILABLE,
  UNEXPECTED,
} from "~/lib/api-error";
import { INVITATION_NEEDED, REGISTRATION_CLOSED } from "~/lib/registration";

/** What Better Auth answers when it refuses. */
interface Refusal {
  code?: string | undefined;
  status: number;
  message?: string | undefined;
}

const onField = (field: string, message: string): FormErrors => ({ fields: { [field]: { message } } });
const onForm = (form: string): FormErrors => ({ fields: {}, form });

const BY_CODE: Record<string, (message: string) => FormErrors> = {
  USER_ALREADY_EXISTS: () => onField("email", ADDRESS_TAKEN),
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: () => onField("email", ADDRESS_TAKEN),
  INVALID_EMAIL_OR_PASSWORD: () =>
    onField("password", "That address and password don’t belong together. Check both."),
  INVALID_EMAIL: () => onField("email", "Enter an address like name@example.com."),
  INVALID_NAME: (message) => onField("name", message),
  PASSWORD_TOO_SHORT: (message) => onField("password", message),
  PASSWORD_TOO_LONG: (message) => onField("password", message),
  [COMMON_PASSWORD]: (message) => onField("password", message),
  [TOO_MANY_TRIES]: onForm,
  [REGISTRATION_CLOSED]: onForm,
  [INVITATION_NEEDED]: onForm,
  [MAIL_UNAVAILABLE]: () => onForm(MAIL_AWAY),
  INVALID_ORIGIN: () =>
    onForm("This is not the address that the site was set up for (BASE_URL). Open that one to sign in."),
};

const BY_STATUS: Record<number, string> = {
  429: "Too many tries. Wait a minute, then try again.",
  503: UNAVAILABLE,
};

/** A refused sign-in or sign-up, in words for the one who tried, beside the field it concerns. */
export function describeRefusal({ code = "", status, message = "" }: Refusal): FormErrors {
  const known = BY_CODE[code];
  if (known) return known(message);
  return onForm(BY_STATUS[status] ?? UNEXPECTED);
}
