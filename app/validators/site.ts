import { z } from "zod/v4";

import { writtenLine } from "./text";

/** Who may make an account. */
export const registrations = ["open", "invitation", "closed"] as const;
export type Registration = (typeof registrations)[number];

const SITE_NAME_MAX = 64;

/** The rules of what an administrator says of the site as a whole. */
export const siteFields = {
  name: writtenLine("Name", SITE_NAME_MAX),
  registration: z.enum(registrations, { error: "Choose who may make an account." }),
};

export const SiteForm = z.object(siteFields);
