import { z } from "zod/v4";

import { writtenLine } from "./text";

const NAME_MAX = 64;

/** What a member calls a passkey: "Phone", "Key on my ring". */
export const PasskeyName = writtenLine("Name", NAME_MAX);

/** Six digits of an app, however they were grouped when typed. */
export const AppCode = z
  .string()
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "The code has six digits."));

/** What confirms that an app was set up: its code, and what the server gave with the secret. */
export const TurnOnApp = z.object({ sealed: z.string().max(1000), code: AppCode }).strict();
