import { createFileRoute } from "@tanstack/react-router";

import { TokensPage } from "~/components/settings/tokens-page";

export const Route = createFileRoute("/_authed/settings/_page/tokens")({
  loader: async ({ context: { queryClient, api } }) => {
    await queryClient.query({ ...api.token.list.queryOptions(), staleTime: "static" });
  },
  head: () => ({ meta: [{ title: "Tokens · Settings · Posthouse" }] }),
  component: TokensPage,
});
