import { createFileRoute } from "@tanstack/react-router";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";

import { UnverifiedNote } from "~/components/account/unverified-note";
import { UnfinishedNote } from "~/components/draft/unfinished-note";
import { Page } from "~/components/layout/page";
import { NewPost } from "~/components/post/new-post";
import { isRowId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";
import { loadOwn } from "~/trpc/load-own";

export const Route = createFileRoute("/_authed/posts/new")({
  validateSearch: ({ draft }: Record<string, unknown>): { draft?: string | undefined } => ({
    draft: isRowId(draft) ? draft.toLowerCase() : undefined,
  }),
  loader: async ({ context, location }) => {
    const { api, queryClient } = context;
    const drafts = queryClient.query({ ...api.draft.list.queryOptions({}), staleTime: 0 });
    await Promise.all([
      queryClient.query({ ...api.auth.mail.queryOptions(), staleTime: "static" }),
      loadOwn({ context, location }, drafts),
    ]);
  },
  // Not when the address gets its draft while one types: without a network it would fail, and the form go.
  shouldReload: ({ cause }) => cause !== "stay",
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Write") }] }),
  component: NewPostPage,
});

function NewPostPage() {
  const { draft } = Route.useSearch();
  const navigate = Route.useNavigate();
  const draftId = useDraftId(draft);
  // It stays while one types, so that nothing moves under one's hands.
  const [freshId] = useState(draft === undefined ? draftId : undefined);
  const isFresh = draftId === freshId;
  return (
    <Page>
      <h1 className="sr-only">Write a post</h1>
      <UnverifiedNote />
      {isFresh ? <UnfinishedNote except={draftId} /> : null}
      <NewPost
        key={draftId}
        draftId={draftId}
        onKept={() => void navigate({ search: { draft: draftId }, replace: true, resetScroll: false })}
      />
    </Page>
  );
}

/** The draft that the address names, or a new one's id until it does. */
function useDraftId(named: string | undefined): string {
  const [last, setLast] = useState(named);
  const [id, setId] = useState(() => named ?? uuidv7());
  if (named !== last) {
    setLast(named);
    if (named !== id) setId(named ?? uuidv7());
  }
  return id;
}
