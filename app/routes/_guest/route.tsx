import { createFileRoute, redirect } from "@tanstack/react-router";

import { safeRedirect } from "~/lib/redirect";

interface GuestSearch {
  /** Where the person was going. */
  redirect?: string | undefined;
  /** Better Auth's code, when another site sent the person back without signing them in. */
  error?: string | undefined;
}

/** Sends those who are signed in already where they were going. */
export const Route = createFileRoute("/_guest")({
  validateSearch: ({ redirect: wish, error }: Record<string, unknown>): GuestSearch => ({
    redirect: typeof wish === "string" ? wish : undefined,
    error: typeof error === "string" ? error : undefined,
  }),
  beforeLoad: ({ context: { session }, search }) => {
    if (session) throw redirect({ href: safeRedirect(search.redirect) });
  },
  loader: async ({ context: { queryClient, api } }) => {
    await Promise.all([
      queryClient.query({ ...api.auth.providers.queryOptions(), staleTime: "static" }),
      queryClient.query({ ...api.auth.mail.queryOptions(), staleTime: "static" }),
    ]);
  },
});
