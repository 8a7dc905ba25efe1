import { createFileRoute, redirect } from "@tanstack/react-router";

import { safeRedirect } from "~/lib/redirect";

/** Sends those who are signed in already where they were going. */
export const Route = createFileRoute("/_guest")({
  validateSearch: ({ redirect: wish }: Record<string, unknown>): { redirect?: string } =>
    typeof wish === "string" ? { redirect: wish } : {},
  beforeLoad: ({ context: { session }, search }) => {
    if (session) throw redirect({ href: safeRedirect(search.redirect) });
  },
});
