import { createFileRoute } from "@tanstack/react-router";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";

import { UnverifiedNote } from "~/components/account/unverified-note";
import { Page } from "~/components/layout/page";
import { NewPost } from "~/components/post/new-post";
import { UnfinishedNote } from "~/components/draft/unfinished-note";
import { isRowId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";
import { loadOwn } from "~/trpc/load-own";

export const Route = createFileRoute("/_authed/posts/new")({
  validateSearch: ({ draft }: Record<string, unknown>): { draft?: string | undefined } => ({
    draft: isRowId(draft) ? draft : undefined,
  }),
  loaderDeps: ({ search: { draft } }) => ({ draft }),
  loader: async ({ context, location, deps: { draft } }) => {
    const { queryClient, api } = context;
    await queryClient.query({ ...api.auth.mail.queryOptions(), staleTime: "static" });
    if (draft === undefined) {
      const latest = api.draft.list.queryOptions({ limit: 1 });
      return {
        stored: null,
        latest: await loadOwn({ context, location }, queryClient.query({ ...latest, staleTime: 0 })),
      };
    }
    const kept = api.draft.byTarget.queryOptions({ target: `new-post:${draft}` });
    return {
      stored: await loadOwn({ context, location }, queryClient.query({ ...kept, staleTime: 0 })),
      latest: undefined,
    };
  },
  // A form must not begin with what was true when it was last left.
  gcTime: 0,
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Write") }] }),
  component: NewPostPage,
});

function NewPostPage() {
  const { stored, latest } = Route.useLoaderData();
  const { session } = Route.useRouteContext();
  const draftId = useDraftId();
  return (
    <Page>
      <h1 className="sr-only">Write a post</h1>
      <UnverifiedNote />
      {latest ? <UnfinishedNote userId={session.user.id} latest={latest.items[0]} /> : null}
      <NewPost key={draftId} draftId={draftId} stored={stored} />
    </Page>
  );
}

/** The draft that the address names; a new one where it names none. */
function useDraftId(): string {
  const { draft } = Route.useSearch();
  const [fresh, setFresh] = useState(() => uuidv7());
  const [named, setNamed] = useState(draft);
  if (named !== draft) {
    setNamed(draft);
    if (draft === undefined) setFresh(uuidv7());
  }
  return draft ?? fresh;
}
