import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";

import { Page, PageHeader } from "~/components/layout/page";
import { TagList } from "~/components/tag/tag-list";
import { ButtonLink } from "~/components/ui/button";
import { PageTurner } from "~/components/ui/page-turner";
import { readListCursor } from "~/lib/feed";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/tags/")({
  validateSearch: ({ cursor }: Record<string, unknown>): { cursor?: string | undefined } => ({
    cursor: readListCursor(cursor) ? String(cursor) : undefined,
  }),
  loaderDeps: ({ search: { cursor } }) => ({ cursor }),
  loader: async ({ context: { queryClient, api }, deps }) => {
    await queryClient.query(api.tag.list.queryOptions(deps));
  },
  head: ({ match }) => ({
    meta: [{ title: pageTitle(match, "Tags") }],
  }),
  component: Tags,
});

function Tags() {
  const { api } = Route.useRouteContext();
  const deps = Route.useLoaderDeps();
  const { data } = useSuspenseQuery(api.tag.list.queryOptions(deps));
  const isFirst = !deps.cursor;
  return (
    <Page>
      <PageHeader title="Tags">What posts are about, the most used first.</PageHeader>
      {data.items.length > 0 ? (
        <TagList tags={data.items} />
      ) : (
        <p className="text-lg text-quiet">
          {isFirst
            ? "No post has a tag yet. Who writes a post can give it up to five."
            : "There are no more tags."}
        </p>
      )}
      <PageTurner
        first={isFirst ? null : <ButtonLink to="/tags">Most used tags</ButtonLink>}
        next={
          data.nextCursor ? (
            <ButtonLink to="/tags" search={{ cursor: data.nextCursor }} rel="next">
              More tags
            </ButtonLink>
          ) : null
        }
      />
    </Page>
  );
}
