import { createFileRoute, redirect } from "@tanstack/react-router";

import { safeRedirect } from "~/lib/redirect";

/** Sends those who are signed in already where they were going. */
export const Route = createFileRoute("/_guest")({
  validateSearch: ({ redirect: wish }: Record<string, unknown>): { redirect?: string | undefined } => ({
    redirect: typeof wish === "string" ? wish : undefined,
  }),
  beforeLoad: ({ context: { session }, search }) => {
    if (session) throw redirect({ href: safeRedirect(search.redirect) });
  },
});
