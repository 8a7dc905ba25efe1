import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, Link, redirect } from "@tanstack/react-router";

import { Page } from "~/components/layout/page";
import { PostFeed } from "~/components/post/post-feed";
import { NoSuchTag } from "~/components/tag/no-such-tag";
import { feedSearch, feedTitle } from "~/lib/feed";
import { pageTitle } from "~/lib/page-title";
import { orNotFound } from "~/trpc/or-not-found";

export const Route = createFileRoute("/tags/$tag")({
  validateSearch: feedSearch,
  loaderDeps: ({ search: { sort, period, cursor } }) => ({ sort, period, cursor }),
  loader: async ({ context: { queryClient, api }, params: { tag }, deps }) => {
    const { name } = await orNotFound(queryClient.query(api.tag.byName.queryOptions({ name: tag })));
    // In capitals, without accents, with a slash: there is one address for a tag.
    if (name !== tag)
      throw redirect({ to: "/tags/$tag", params: { tag: name }, search: deps, statusCode: 301 });
    await queryClient.query(api.post.list.queryOptions({ tag, ...deps }));
    return { name };
  },
  head: ({ match, loaderData }) => ({
    meta: [
      {
        title: pageTitle(
          match,
          loaderData ? `${loaderData.name}: ${feedTitle(match.search).toLowerCase()}` : "Not found",
        ),
      },
    ],
  }),
  component: TagPage,
  notFoundComponent: MissingTag,
});

function TagPage() {
  const { api } = Route.useRouteContext();
  const { tag } = Route.useParams();
  const deps = Route.useLoaderDeps();
  const { data } = useSuspenseQuery(api.post.list.queryOptions({ tag, ...deps }));
  return (
    <Page>
      <h1 className="mb-8 font-serif text-2xl font-semibold [overflow-wrap:anywhere]">
        <span className="tag-name">
          <bdi>{tag}</bdi>
        </span>
        <span className="sr-only">: {feedTitle(deps).toLowerCase()}</span>
      </h1>
      <PostFeed search={deps} page={data}>
        <Link to="/tags" activeOptions={{ exact: true }} className="choice elsewhere">
          All tags
        </Link>
      </PostFeed>
    </Page>
  );
}

function MissingTag() {
  const { tag } = Route.useParams();
  return <NoSuchTag tag={tag} />;
}
