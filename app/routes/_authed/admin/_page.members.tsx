import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, notFound } from "@tanstack/react-router";

import { MembersPage } from "~/components/admin/members-page";
import { useFreshSession } from "~/components/settings/use-fresh-session";
import { pageTitle } from "~/lib/page-title";
import { can } from "~/lib/permissions";

interface MembersSearch {
  search?: string | undefined;
  /** The handle of the last member already seen. */
  after?: string | undefined;
}

/** The router reads a search for 42 or true as what it looks like. */
const text = (value: unknown, max: number) =>
  ["string", "number", "boolean"].includes(typeof value)
    ? String(value).slice(0, max) || undefined
    : undefined;

export const Route = createFileRoute("/_authed/admin/_page/members")({
  validateSearch: ({ search, after }: Record<string, unknown>): MembersSearch => ({
    search: text(search, 254),
    after: text(after, 30),
  }),
  loaderDeps: ({ search: { search, after } }) => ({ search, cursor: after }),
  beforeLoad: ({ context: { session } }) => {
    if (!can(session.user, "member.list")) throw notFound();
  },
  loader: async ({ context: { queryClient, api }, deps }) => {
    await queryClient.query(api.member.list.queryOptions(deps));
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Members", "Administration") }] }),
  component: Members,
});

function Members() {
  const { api, session } = Route.useRouteContext();
  const deps = Route.useLoaderDeps();
  const { data: page } = useSuspenseQuery(api.member.list.queryOptions(deps));
  const { confirmed, dialog } = useFreshSession();
  return (
    <>
      <MembersPage
        page={page}
        search={deps.search ?? ""}
        isFirst={!deps.cursor}
        userId={session.user.id}
        confirmed={confirmed}
      />
      {dialog}
    </>
  );
}
