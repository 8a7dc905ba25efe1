import { createFileRoute } from "@tanstack/react-router";

import { TokensPage } from "~/components/settings/tokens-page";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/settings/_page/tokens")({
  loader: async ({ context: { queryClient, api } }) => {
    await queryClient.query({ ...api.token.list.queryOptions(), staleTime: "static" });
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Tokens", "Settings") }] }),
  component: TokensPage,
});
