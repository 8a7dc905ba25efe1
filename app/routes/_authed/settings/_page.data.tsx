import { createFileRoute } from "@tanstack/react-router";

import { DataPage } from "~/components/settings/data-page";

export const Route = createFileRoute("/_authed/settings/_page/data")({
  loader: async ({ context: { queryClient, api } }) => {
    await queryClient.query(api.data.summary.queryOptions());
  },
  head: () => ({ meta: [{ title: "Your data · Settings · Posthouse" }] }),
  component: DataPage,
});
