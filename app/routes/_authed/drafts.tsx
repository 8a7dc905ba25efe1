import { createFileRoute } from "@tanstack/react-router";

import { DraftsPage } from "~/components/draft/drafts-page";
import { Page } from "~/components/layout/page";
import { pageTitle } from "~/lib/page-title";
import { loadOwn } from "~/trpc/load-own";

export const Route = createFileRoute("/_authed/drafts")({
  validateSearch: ({ cursor }: Record<string, unknown>): { cursor?: string | undefined } => ({
    cursor: typeof cursor === "string" ? cursor : undefined,
  }),
  loaderDeps: ({ search: { cursor } }) => ({ cursor }),
  loader: async ({ context, location, deps }) => {
    const { api, queryClient } = context;
    const list = queryClient.query({ ...api.draft.list.queryOptions(deps), staleTime: 0 });
    await loadOwn({ context, location }, list);
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Drafts") }] }),
  component: MemberDrafts,
});

function MemberDrafts() {
  const { cursor } = Route.useLoaderDeps();
  return (
    <Page>
      <DraftsPage cursor={cursor} />
    </Page>
  );
}
