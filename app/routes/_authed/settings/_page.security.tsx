import { createFileRoute } from "@tanstack/react-router";

import { SecurityPage } from "~/components/settings/security-page";

export const Route = createFileRoute("/_authed/settings/_page/security")({
  /** A provider sends its own word back, when it did not sign the person in. */
  validateSearch: ({ error }: Record<string, unknown>): { error?: string | undefined } =>
    typeof error === "string" ? { error } : {},
  loader: async ({ context: { queryClient, api } }) => {
    await queryClient.query({ ...api.security.overview.queryOptions(), staleTime: "static" });
  },
  head: () => ({ meta: [{ title: "Security · Settings · Posthouse" }] }),
  component: function Security() {
    return <SecurityPage otherAccount={Route.useSearch().error === "other_account"} />;
  },
});
