import { createFileRoute } from "@tanstack/react-router";

import { SessionsPage } from "~/components/settings/sessions-page";
import { loadOwn } from "~/trpc/load-own";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/settings/_page/sessions")({
  loader: async (place) => {
    const { queryClient, api } = place.context;
    await loadOwn(place, queryClient.query({ ...api.session.list.queryOptions(), staleTime: 0 }));
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Sessions", "Settings") }] }),
  component: SessionsPage,
});
