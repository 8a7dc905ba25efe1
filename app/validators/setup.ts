import { z } from "zod/v4";

import { SignUpForm } from "./account";
import { siteFields } from "./site";

/** What the form of the set-up holds; one who is signed in already leaves the account out. */
export const SetupForm = z.object({
  site: z.object(siteFields).strict(),
  account: SignUpForm.strict().optional(),
});
