import { z } from "zod/v4";

import { hasVisibleText, isStorableText } from "~/lib/text";

export const NAME_MAX = 64;
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

/** The rules of an account's fields, shared by the forms and the server. */
export const accountFields = {
  name: z
    .string({ error: "Name is missing." })
    .refine(isStorableText, "Name holds a character that can't be stored. Please retype it.")
    .refine(hasVisibleText, "Name can't be empty.")
    .max(NAME_MAX, `Name can have at most ${NAME_MAX} characters.`)
    .transform((name) => name.trim().replace(/\s+/gu, " ")),
  email: z
    .string()
    .trim()
    .max(254, "That address is too long.")
    .pipe(z.email("Enter an address like name@example.com.")),
  password: z
    .string()
    .min(PASSWORD_MIN, `Use at least ${PASSWORD_MIN} characters.`)
    .max(PASSWORD_MAX, `Use at most ${PASSWORD_MAX} characters.`),
};

export const SignUpForm = z.object(accountFields);

/** Signing in checks only that something was typed: the rules may have been different once. */
export const SignInForm = z.object({
  email: accountFields.email,
  password: z.string().min(1, "Enter your password."),
});
