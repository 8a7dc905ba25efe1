import { createFileRoute } from "@tanstack/react-router";

import { DataPage } from "~/components/settings/data-page";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/settings/_page/data")({
  loader: async ({ context: { queryClient, api } }) => {
    await queryClient.query(api.data.summary.queryOptions());
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Your data", "Settings") }] }),
  component: DataPage,
});
