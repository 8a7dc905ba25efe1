import { createFileRoute } from "@tanstack/react-router";

import { DraftsPage } from "~/components/draft/drafts-page";
import { isRowId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";
import { loadOwn } from "~/trpc/load-own";

interface DraftsSearch {
  /** The place in the list that the page before ended at. */
  before?: string | undefined;
  /** The draft whose whole text is shown. */
  open?: string | undefined;
}

export const Route = createFileRoute("/_authed/drafts")({
  validateSearch: ({ before, open }: Record<string, unknown>): DraftsSearch => ({
    before: typeof before === "string" ? before : undefined,
    open: isRowId(open) ? open : undefined,
  }),
  loaderDeps: ({ search: { before, open } }) => ({ before, open }),
  loader: ({ context, location, deps: { before, open } }) => {
    const { queryClient, api } = context;
    const load = async () => ({
      page: await queryClient.query({ ...api.draft.list.queryOptions({ cursor: before }), staleTime: 0 }),
      // Deleted meanwhile: then there is nothing to open.
      opened: open
        ? await queryClient.query(api.draft.byId.queryOptions({ id: open })).catch(() => undefined)
        : undefined,
    });
    return loadOwn({ context, location }, load());
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Drafts") }] }),
  component: Drafts,
});

function Drafts() {
  const { page, opened } = Route.useLoaderData();
  const { session } = Route.useRouteContext();
  const { before } = Route.useSearch();
  return <DraftsPage userId={session.user.id} page={page} opened={opened} isFirst={!before} />;
}
