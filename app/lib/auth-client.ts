import { createAuthClient } from "better-auth/client";

/** Better Auth's own client, on this origin. Import it where an account is used: it is 12 kB. */
export const authClient = createAuthClient();

export const ADDRESS_TAKEN = "That address already has an account.";

/** What Better Auth answers when it refuses. */
interface Refusal {
  code?: string | undefined;
  status: number;
  message?: string | undefined;
}

/** A refused sign-in or sign-up, in words for the one who tried, beside the field it concerns. */
export function describeRefusal({ code, status, message }: Refusal): {
  fields: Record<string, { message: string }>;
  form?: string;
} {
  switch (code) {
    case "USER_ALREADY_EXISTS":
    case "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL":
      return { fields: { email: { message: ADDRESS_TAKEN } } };
    case "INVALID_EMAIL_OR_PASSWORD":
      return {
        fields: {},
        form: "That address and password don’t belong together. Check both and try again.",
      };
    case "INVALID_EMAIL":
      return { fields: { email: { message: "Enter an address like name@example.com." } } };
    case "INVALID_NAME":
      return { fields: { name: { message: message ?? "That name can’t be used." } } };
    case "PASSWORD_TOO_SHORT":
    case "PASSWORD_TOO_LONG":
      return { fields: { password: { message: message ?? "Choose another password." } } };
  }
  if (status === 429) return { fields: {}, form: "Too many tries. Wait a minute, then try again." };
  if (status === 503)
    return { fields: {}, form: "The site can’t reach its database right now. Try again in a moment." };
  return { fields: {}, form: "Something went wrong on our side. Please try again." };
}
