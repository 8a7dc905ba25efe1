import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";

import { Thread } from "~/components/comment/thread";
import { Page } from "~/components/layout/page";
import { CommentReaction } from "~/components/reaction/comment-reaction";
import { ButtonLink } from "~/components/ui/button";
import { pageTitle } from "~/lib/page-title";
import { isThreadCursor } from "~/lib/thread";
import { loadPost } from "~/trpc/load-post";
import { loadThread } from "~/trpc/load-thread";

export const Route = createFileRoute("/posts/$postId/comments/$commentId")({
  validateSearch: ({ comments }: Record<string, unknown>): { comments?: string | undefined } => ({
    comments: isThreadCursor(comments) ? comments : undefined,
  }),
  loaderDeps: ({ search: { comments } }) => ({ comments }),
  loader: async ({ context, params: { postId, commentId }, deps }) => {
    const [{ title }] = await Promise.all([
      loadPost(context, postId),
      loadThread(context, { postId, root: commentId, after: deps.comments }),
    ]);
    return { title };
  },
  head: ({ loaderData, match }) => ({
    meta: loaderData
      ? [
          { title: pageTitle(match, `Comment on “${loaderData.title}”`) },
          { name: "robots", content: "noindex" },
        ]
      : [{ title: pageTitle(match, "Not found") }],
  }),
  component: CommentPage,
});

/** One comment with what it answers and what was answered to it: where its permanent link leads. */
function CommentPage() {
  const { api, session } = Route.useRouteContext();
  const { postId, commentId } = Route.useParams();
  const { comments: after } = Route.useSearch();
  const { data: post } = useSuspenseQuery(api.post.read.queryOptions({ id: postId }));
  const params = { postId, slug: post.slug };
  return (
    <Page>
      <h1 className="mb-6 font-serif text-xl font-semibold [overflow-wrap:anywhere]">
        <span className="block font-sans text-sm font-normal text-quiet">A comment on</span>
        <Link
          to="/posts/$postId/{-$slug}"
          params={params}
          className="rounded underline-offset-4 hover:underline"
          dir="auto"
        >
          {post.title}
        </Link>
      </h1>
      <Thread
        key={`${commentId} ${after ?? ""}`}
        place={{ postId, root: commentId, after }}
        viewer={session?.user ?? null}
        commentCount={post.commentCount}
        renderReaction={(comment) => <CommentReaction comment={comment} isMember={session !== null} />}
        wayBack={
          <ButtonLink to="/posts/$postId/{-$slug}" params={params} hash="comments" className="mt-3">
            Show the whole discussion
          </ButtonLink>
        }
      />
    </Page>
  );
}
