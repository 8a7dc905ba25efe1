import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";

import { Page } from "~/components/layout/page";
import { FeedPages } from "~/components/post/feed-pages";
import { EmptyFeed, PostList } from "~/components/post/post-list";
import { isRowId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/")({
  validateSearch: ({ cursor }: Record<string, unknown>): { cursor?: string | undefined } => ({
    // Said even when undefined: what is left out here would pass unchecked.
    cursor: isRowId(cursor) ? cursor : undefined,
  }),
  loaderDeps: ({ search: { cursor } }) => ({ cursor }),
  loader: async ({ context: { queryClient, api }, deps }) => {
    await queryClient.query(api.post.list.queryOptions(deps));
  },
  head: ({ match }) => ({
    meta: [{ title: pageTitle(match, ...(match.search.cursor ? ["Older posts"] : [])) }],
  }),
  component: Feed,
});

function Feed() {
  const { api, session } = Route.useRouteContext();
  const deps = Route.useLoaderDeps();
  const { data } = useSuspenseQuery(api.post.list.queryOptions(deps));
  const isFirst = !deps.cursor;
  return (
    <Page>
      <h1 className={isFirst ? "sr-only" : "mb-8 font-serif text-2xl font-semibold"}>
        {isFirst ? "Newest posts" : "Older posts"}
      </h1>
      {data.items.length > 0 ? <PostList posts={data.items} /> : null}
      {data.items.length === 0 && isFirst ? <EmptyFeed isMember={session !== null} /> : null}
      {data.items.length === 0 && !isFirst ? (
        <p className="text-lg text-quiet">There are no older posts.</p>
      ) : null}
      <FeedPages isFirst={isFirst} nextCursor={data.nextCursor} />
    </Page>
  );
}
