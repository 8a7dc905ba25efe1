import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";

import { BookmarkButton } from "~/components/bookmark/bookmark-button";
import { EmptyBookmarks } from "~/components/bookmark/empty-bookmarks";
import { Page, PageHeader } from "~/components/layout/page";
import { PostList } from "~/components/post/post-list";
import { ButtonLink } from "~/components/ui/button";
import { PageTurner } from "~/components/ui/page-turner";
import { isRowId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";
import { loadOwn } from "~/trpc/load-own";

export const Route = createFileRoute("/_authed/bookmarks")({
  validateSearch: ({ cursor }: Record<string, unknown>): { cursor?: string | undefined } => ({
    cursor: isRowId(cursor) ? cursor : undefined,
  }),
  loaderDeps: ({ search: { cursor } }) => ({ cursor }),
  loader: async ({ context, location, deps }) => {
    const { queryClient, api } = context;
    await loadOwn({ context, location }, queryClient.query(api.bookmark.list.queryOptions(deps)));
  },
  head: ({ match }) => ({
    meta: [{ title: pageTitle(match, "Bookmarks") }],
  }),
  component: BookmarksPage,
});

function BookmarksPage() {
  const { api } = Route.useRouteContext();
  const deps = Route.useLoaderDeps();
  const { data } = useSuspenseQuery(api.bookmark.list.queryOptions(deps));
  const isFirst = !deps.cursor;
  return (
    <Page>
      <PageHeader title="Bookmarks" />
      {data.items.length > 0 ? (
        <PostList
          posts={data.items}
          below={({ id, title }) => (
            <div className="relative -ms-2 mt-1 flex flex-wrap">
              <BookmarkButton postId={id} title={title} on />
            </div>
          )}
        />
      ) : null}
      {data.items.length === 0 && isFirst ? <EmptyBookmarks /> : null}
      {data.items.length === 0 && !isFirst ? (
        <p className="text-lg text-quiet">There are no older bookmarks.</p>
      ) : null}
      <PageTurner
        first={isFirst ? null : <ButtonLink to="/bookmarks">Newest bookmarks</ButtonLink>}
        next={
          data.nextCursor ? (
            <ButtonLink to="/bookmarks" search={{ cursor: data.nextCursor }} rel="next">
              Older bookmarks
            </ButtonLink>
          ) : null
        }
      />
    </Page>
  );
}
