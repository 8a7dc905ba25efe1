import { createFileRoute } from "@tanstack/react-router";

import { DraftsPage } from "~/components/draft/drafts-page";
import { Page } from "~/components/layout/page";
import { isRowId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";
import { loadOwn } from "~/trpc/load-own";

/** A time to the microsecond and an id, as the list of drafts gives them. */
function isCursor(value: unknown): value is string {
  if (typeof value !== "string") return false;
  const [time = "", id, ...rest] = value.split("_");
  const isTime = /^\d{4}(-\d\d){2}T\d\d(:\d\d){2}\.\d{6}Z$/.test(time) && !Number.isNaN(Date.parse(time));
  return rest.length === 0 && isTime && isRowId(id);
}

export const Route = createFileRoute("/_authed/drafts")({
  validateSearch: ({ cursor }: Record<string, unknown>): { cursor?: string | undefined } => ({
    cursor: isCursor(cursor) ? cursor : undefined,
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
