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

/**
 * Lets pass a text of the one who is signed in, not one that was typed before somebody else signed in.
 * @throws UNAUTHORIZED
 */
export function requireWriter(signedIn: string, writer: string | undefined): void {
  if (writer === undefined || writer === signedIn) return;
  throw new TRPCError({ code: "UNAUTHORIZED", message: "Someone else is signed in here by now." });
}
