import { TRPCError } from "@trpc/server";

import { can, type Actor, type SiteAction } from "~/lib/permissions";

/**
 * Lets pass who may do this to the site as a whole.
 * @throws FORBIDDEN
 */
export function requireRight(actor: Actor, action: SiteAction): void {
  if (!can(actor, action)) {
    throw new TRPCError({ code: "FORBIDDEN", message: "Your role does not include this." });
  }
}
