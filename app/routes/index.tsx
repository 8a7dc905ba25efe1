import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { Page } from "~/components/layout/page";
import { EmptyFeed } from "~/components/post/empty-feed";
import { PostFeed } from "~/components/post/post-feed";
import { feedSearch, feedTitle } from "~/lib/feed";
import { pageTitle } from "~/lib/page-title";

// Most looks are written down already, and guests' never are.
const RecordLook = lazy(() => import("~/components/post/record-look"));

export const Route = createFileRoute("/")({
  validateSearch: feedSearch,
  loaderDeps: ({ search: { sort, period, cursor } }) => ({ sort, period, cursor }),
  loader: async ({ context: { queryClient, api, session }, deps }) => {
    await Promise.all([
      queryClient.query(api.post.list.queryOptions(deps)),
      // Without it nothing is marked as new: no reason to show no feed.
      session && !deps.sort
        ? queryClient.query(api.feedVisit.current.queryOptions()).catch(() => undefined)
        : undefined,
    ]);
  },
  head: ({ match }) => ({
    meta: [
      {
        title: pageTitle(
          match,
          ...(match.search.sort || match.search.cursor ? [feedTitle(match.search)] : []),
        ),
      },
    ],
  }),
  component: Feed,
});

function Feed() {
  const { api, session, site } = Route.useRouteContext();
  const deps = Route.useLoaderDeps();
  const { data } = useSuspenseQuery(api.post.list.queryOptions(deps));
  const { data: visit } = useQuery({
    ...api.feedVisit.current.queryOptions(),
    enabled: session !== null && !deps.sort,
  });
  const since = deps.sort ? null : visit?.since;
  return (
    <Page>
      <h1 className={deps.cursor ? "mb-8 font-serif text-2xl font-semibold" : "sr-only"}>
        {feedTitle(deps)}
      </h1>
      {data.items.length > 0 || deps.sort || deps.cursor ? (
        <PostFeed
          search={deps}
          page={data}
          isNew={({ createdAt, author }) =>
            since ? createdAt > since && author?.id !== session?.user.id : false
          }
        >
          <Link to="/tags" className="choice elsewhere">
            Tags
          </Link>
        </PostFeed>
      ) : (
        <EmptyFeed isMember={session !== null} mayJoin={site.registration !== "closed"} />
      )}
      {visit?.isDue && !deps.sort ? (
        <Suspense>
          <RecordLook />
        </Suspense>
      ) : null}
    </Page>
  );
}
