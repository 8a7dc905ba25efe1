import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, redirect } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { PostBookmark } from "~/components/bookmark/post-bookmark";
import { Page } from "~/components/layout/page";
import { PostView } from "~/components/post/post-view";
import { PostReaction } from "~/components/reaction/post-reaction";
import { pageTitle } from "~/lib/page-title";
import { can } from "~/lib/permissions";
import { describe } from "~/lib/text";
import { loadMarks } from "~/trpc/load-marks";
import { loadPost } from "~/trpc/load-post";

// Readers do not pay for the menu and the dialog of the author.
const PostActions = lazy(() => import("~/components/post/post-actions"));

export const Route = createFileRoute("/posts/$postId/{-$slug}")({
  loader: async ({ context, params }) => {
    const [{ title, slug, extract }] = await Promise.all([
      loadPost(context, params.postId),
      loadMarks(context, params.postId),
    ]);
    // Another title once, a mistyped end, or none: there is one address for a post.
    if (slug !== "" && slug !== params.slug) {
      const { postId } = params;
      throw redirect({ to: "/posts/$postId/{-$slug}", params: { postId, slug }, statusCode: 301 });
    }
    return { title, description: describe(extract) };
  },
  head: ({ loaderData, match }) => ({
    meta: loaderData
      ? [
          { title: pageTitle(match, loaderData.title) },
          { name: "description", content: loaderData.description },
        ]
      : [{ title: pageTitle(match, "Not found") }],
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
      <PostView
        post={post}
        below={
          <>
            <PostReaction post={post} isMember={session !== null} />
            {session ? <PostBookmark postId={postId} /> : null}
          </>
        }
      >
        {mayChange ? (
          <Suspense>
            <PostActions post={post} />
          </Suspense>
        ) : null}
      </PostView>
    </Page>
  );
}
