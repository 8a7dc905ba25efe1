import { z } from "zod/v4";

import { handleFault, plainHandle } from "~/lib/handle";
import { characterCount, hasVisibleText, isStorableText } from "~/lib/text";
import { accountFields } from "./account";

export const BIO_MAX = 500;

/** A member's handle as it is stored: in small letters, so that no two differ in case alone. */
export const handleField = z
  .string({ error: "Handle is missing." })
  .overwrite(plainHandle)
  .superRefine((handle, ctx) => {
    const message = handleFault(handle);
    if (message) ctx.addIssue({ code: "custom", message });
  });

/** Some lines about oneself. Nothing visible is the same as nothing. */
const bioField = z
  .string({ error: "Bio is missing." })
  .refine(isStorableText, "Bio holds a character that can’t be stored. Please retype it.")
  .transform((bio) => (hasVisibleText(bio) ? tidied(bio) : ""))
  .refine((bio) => characterCount(bio) <= BIO_MAX, `Bio can have at most ${BIO_MAX} characters.`);

/** Line breaks are kept, though not a page of empty lines. */
const tidied = (text: string) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/\n(?:[^\S\n]*\n){2,}/g, "\n\n")
    .trim();

/** What a member tells the others about themselves: the form's fields, and the API's. */
export const ProfileForm = z.object({ name: accountFields.name, handle: handleField, bio: bioField });
