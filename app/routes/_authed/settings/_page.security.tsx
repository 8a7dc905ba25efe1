import { createFileRoute } from "@tanstack/react-router";

import { SecurityPage } from "~/components/settings/security-page";
import { pageTitle } from "~/lib/page-title";

interface SecuritySearch {
  /** The provider whose account was just linked. */
  linked?: string | undefined;
  /** Why another site sent the person back without linking. */
  error?: string | undefined;
}

export const Route = createFileRoute("/_authed/settings/_page/security")({
  validateSearch: ({ linked, error }: Record<string, unknown>): SecuritySearch => ({
    linked: typeof linked === "string" ? linked : undefined,
    error: typeof error === "string" ? error : undefined,
  }),
  loader: async ({ context: { queryClient, api } }) => {
    await Promise.all([
      queryClient.query({ ...api.auth.providers.queryOptions(), staleTime: "static" }),
      queryClient.query({ ...api.security.overview.queryOptions(), staleTime: "static" }),
    ]);
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Security", "Settings") }] }),
  component: SecurityPage,
});
