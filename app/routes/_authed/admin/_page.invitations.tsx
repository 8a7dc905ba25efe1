import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, notFound } from "@tanstack/react-router";

import { InvitationsPage } from "~/components/admin/invitations-page";
import { isRowId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";
import { can } from "~/lib/permissions";

export const Route = createFileRoute("/_authed/admin/_page/invitations")({
  validateSearch: ({ before }: Record<string, unknown>): { before?: string | undefined } => ({
    before: isRowId(before) ? before : undefined,
  }),
  loaderDeps: ({ search: { before } }) => ({ cursor: before }),
  beforeLoad: ({ context: { session } }) => {
    if (!can(session.user, "invitation.list")) throw notFound();
  },
  loader: async ({ context: { queryClient, api }, deps }) => {
    await queryClient.query(api.invitation.list.queryOptions(deps));
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Invitations", "Administration") }] }),
  component: Invitations,
});

function Invitations() {
  const { api, site } = Route.useRouteContext();
  const deps = Route.useLoaderDeps();
  const { data: page } = useSuspenseQuery(api.invitation.list.queryOptions(deps));
  return <InvitationsPage page={page} registration={site.registration} isFirst={!deps.cursor} />;
}
