import { z } from "zod/v4";

import { writtenLine } from "./text";

export const NAME_MAX = 64;
const EMAIL_MAX = 254;
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

const email = z
  .string()
  .trim()
  .max(EMAIL_MAX, "That address is too long.")
  .pipe(z.email("Enter an address like name@example.com."));

/** The rules of an account's fields, shared by the forms and the server. */
export const accountFields = {
  name: writtenLine("Name", NAME_MAX),
  email,
  password: z
    .string()
    .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters.`)
    .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`),
};

const { name, password } = accountFields;
export const SignUpForm = z.object({ name, email, password });

/** Signing in checks only that something was typed: the rules may have been different once. */
export const SignInForm = z.object({
  email,
  password: z.string().min(1, "Enter your password."),
});

export const ForgotPasswordForm = z.object({ email });
export const ResetPasswordForm = z.object({ password });
export const ChangeAddressForm = z.object({ email });
export const ChangePasswordForm = z.object({
  currentPassword: z.string().min(1, "Enter your present password."),
  password,
});
