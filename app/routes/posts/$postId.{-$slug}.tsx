import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, redirect } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { ButtonLink } from "~/components/ui/button";
import { PostBookmark } from "~/components/bookmark/post-bookmark";
import { Page } from "~/components/layout/page";
import { Thread } from "~/components/comment/thread";
import { PostView } from "~/components/post/post-view";
import { CommentReaction } from "~/components/reaction/comment-reaction";
import { PostReaction } from "~/components/reaction/post-reaction";
import { pageTitle } from "~/lib/page-title";
import { can } from "~/lib/permissions";
import { isThreadCursor } from "~/lib/thread";
import { loadMarks } from "~/trpc/load-marks";
import { loadPost } from "~/trpc/load-post";
import { loadThread } from "~/trpc/load-thread";

// Readers do not pay for the menu and the dialog of the author.
const PostActions = lazy(() => import("~/components/post/post-actions"));
const UnverifiedNote = lazy(async () => {
  const { UnverifiedNote: note } = await import("~/components/account/unverified-note");
  return { default: note };
});

export const Route = createFileRoute("/posts/$postId/{-$slug}")({
  validateSearch: ({ comments }: Record<string, unknown>): { comments?: string | undefined } => ({
    comments: isThreadCursor(comments) ? comments : undefined,
  }),
  loaderDeps: ({ search: { comments } }) => ({ comments }),
  loader: async ({ context, params, deps, location: { search, hash } }) => {
    const [{ id, title, slug }] = await Promise.all([
      loadPost(context, params.postId),
      loadThread(context, { postId: params.postId, after: deps.comments }),
      loadMarks(context, params.postId),
    ]);
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
  const { comments: after } = Route.useSearch();
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
      <div className="mt-12 border-t border-line pt-8">
        <Thread
          // Another part of the thread is another thread: nothing that was open or folded fits it.
          key={after ?? postId}
          place={{ postId, after }}
          viewer={session?.user ?? null}
          commentCount={post.commentCount}
          renderReaction={(comment) => <CommentReaction comment={comment} isMember={session !== null} />}
          note={
            session?.user.emailVerified === false ? (
              <Suspense>
                <UnverifiedNote />
              </Suspense>
            ) : null
          }
          wayBack={
            after ? (
              <ButtonLink
                to="/posts/$postId/{-$slug}"
                params={{ postId, slug: post.slug }}
                hash="comments"
                className="mt-3"
              >
                From the first comment
              </ButtonLink>
            ) : null
          }
        />
      </div>
    </Page>
  );
}
