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
 * Lets pass what the one who is signed in pressed, or what does not say who did.
 * @throws CONFLICT where another member signed in since the page was opened
 */
export function requireReader({ id }: Actor, userId: string | undefined): void {
  if (userId === undefined || userId === id) return;
  throw new TRPCError({
    code: "CONFLICT",
    message: "Someone else is signed in here by now. Reload the page to go on.",
  });
}

/**
 * Lets pass a text that the one who is signed in wrote, or that does not say whose it is.
 * @throws CONFLICT where another member signed in since it was begun
 */
export function requireWriter({ id }: Actor, userId: string | undefined): void {
  if (userId === undefined || userId === id) return;
  throw new TRPCError({
    code: "CONFLICT",
    message:
      "Someone else is signed in here by now, so this was not published. Your text is kept: sign in again to publish it.",
  });
}
