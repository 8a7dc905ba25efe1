import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, redirect } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { Page } from "~/components/layout/page";
import { PostView } from "~/components/post/post-view";
import { pageTitle } from "~/lib/page-title";
import { can } from "~/lib/permissions";
import { loadPost } from "~/trpc/load-post";

// Readers do not pay for the menu and the dialog of the author.
const PostActions = lazy(() => import("~/components/post/post-actions"));

export const Route = createFileRoute("/posts/$postId/{-$slug}")({
  loader: async ({ context, params, location: { search, hash } }) => {
    const { id, title, slug } = await loadPost(context, params.postId);
    // Another title once, a mistyped end, or none: there is one address for a post.
    if (id !== params.postId || slug !== (params.slug ?? "")) {
      throw redirect({
        to: "/posts/$postId/{-$slug}",
        params: { postId: id, slug: slug || undefined },
        search,
        hash,
        statusCode: 301,
      });
    }
    return title;
  },
  head: ({ loaderData: title, match }) => ({
    meta: [{ title: pageTitle(match, title ?? "Not found") }],
  }),
  component: PostPage,
});

function PostPage() {
  const { api, session } = Route.useRouteContext();
  const { postId } = Route.useParams();
  const { data: post } = useSuspenseQuery(api.post.read.queryOptions({ id: postId }));
  const mayChange = can(session?.user, "post.update", { authorId: post.author?.id ?? null });
  return (
    <Page>
      <PostView post={post}>
        {mayChange ? (
          <Suspense>
            <PostActions post={post} />
          </Suspense>
        ) : null}
      </PostView>
    </Page>
  );
}
