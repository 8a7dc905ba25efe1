import { createFileRoute } from "@tanstack/react-router";

import { ButtonLink } from "~/components/ui/button";
import { MessagePage, Page } from "~/components/layout/page";
import { EditPost } from "~/components/post/edit-post";
import { pageTitle } from "~/lib/page-title";
import { can } from "~/lib/permissions";
import { loadPost } from "~/trpc/load-post";

export const Route = createFileRoute("/_authed/posts/$postId/edit")({
  loader: ({ context, params }) => loadPost(context, params.postId),
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Edit post") }] }),
  component: EditPostPage,
});

function EditPostPage() {
  const post = Route.useLoaderData();
  const { session } = Route.useRouteContext();
  if (!can(session.user, "post.update", { authorId: post.author?.id ?? null })) {
    return (
      <MessagePage
        title="This post is not yours to edit"
        action={
          <ButtonLink to="/posts/$postId" params={{ postId: post.id }}>
            Read the post
          </ButtonLink>
        }
      >
        Only its author or a moderator may change it.
      </MessagePage>
    );
  }
  return (
    <Page>
      <h1 className="sr-only">Edit post</h1>
      <EditPost post={post} />
    </Page>
  );
}
