import { createFileRoute } from "@tanstack/react-router";

import { ButtonLink } from "~/components/ui/button";
import { MessagePage, Page } from "~/components/layout/page";
import { EditPost } from "~/components/post/edit-post";
import { pageTitle } from "~/lib/page-title";
import { can } from "~/lib/permissions";
import { loadOwn } from "~/trpc/load-own";
import { loadPost } from "~/trpc/load-post";

export const Route = createFileRoute("/_authed/posts/$postId/edit")({
  loader: async ({ context, location, params: { postId: id } }) => {
    await loadPost(context, id);
    const { queryClient, api } = context;
    const [post, draft] = await Promise.all([
      queryClient.query({ ...api.post.byId.queryOptions({ id }), staleTime: 0 }),
      loadOwn(
        { context, location },
        queryClient.query({ ...api.draft.byTarget.queryOptions({ target: `post:${id}` }), staleTime: 0 }),
      ),
    ]);
    return { post, draft };
  },
  // A form must not begin with what was true when it was last left.
  gcTime: 0,
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Edit post") }] }),
  component: EditPostPage,
});

function EditPostPage() {
  const { post, draft } = Route.useLoaderData();
  const { session } = Route.useRouteContext();
  if (!can(session.user, "post.update", { authorId: post.author?.id ?? null })) {
    return (
      <MessagePage
        title="This post is not yours to edit"
        action={
          <ButtonLink to="/posts/$postId/{-$slug}" params={{ postId: post.id, slug: post.slug }}>
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
      <EditPost key={post.id} post={post} stored={draft} />
    </Page>
  );
}
