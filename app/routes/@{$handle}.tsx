import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, redirect } from "@tanstack/react-router";

import { Page } from "~/components/layout/page";
import { PostList } from "~/components/post/post-list";
import { PostPages } from "~/components/post/post-pages";
import { ProfileHeader } from "~/components/profile/profile-header";
import { NoPosts } from "~/components/profile/no-posts";
import { ButtonLink } from "~/components/ui/button";
import { isRowId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";
import { loadProfile } from "~/trpc/load-profile";

export const Route = createFileRoute("/@{$handle}")({
  validateSearch: ({ cursor }: Record<string, unknown>): { cursor?: string | undefined } => ({
    cursor: isRowId(cursor) ? cursor : undefined,
  }),
  loaderDeps: ({ search: { cursor } }) => ({ cursor }),
  loader: async ({ context, params, deps }) => {
    const { handle, name } = await loadProfile(context, params.handle);
    // A former handle, or the present one in capitals: there is one address for a member.
    if (handle !== params.handle) {
      throw redirect({ to: "/@{$handle}", params: { handle }, search: deps, statusCode: 301 });
    }
    await context.queryClient.query(context.api.post.list.queryOptions({ author: handle, ...deps }));
    return `${name} (@${handle})`;
  },
  head: ({ match, loaderData: title }) => ({ meta: [{ title: pageTitle(match, title ?? "Not found") }] }),
  component: ProfilePage,
});

function ProfilePage() {
  const { api, session } = Route.useRouteContext();
  const { handle } = Route.useParams();
  const deps = Route.useLoaderDeps();
  const { data: profile } = useSuspenseQuery(api.profile.byHandle.queryOptions({ handle }));
  const { data: posts } = useSuspenseQuery(api.post.list.queryOptions({ author: handle, ...deps }));
  const isFirst = !deps.cursor;
  const isOwn = session?.user.id === profile.id;
  return (
    <Page>
      <ProfileHeader profile={profile}>
        {isOwn ? <ButtonLink to="/settings/profile">Edit profile</ButtonLink> : null}
      </ProfileHeader>
      <section className="mt-8">
        <h2 className="sr-only">{isFirst ? "Posts" : "Older posts"}</h2>
        {posts.items.length > 0 ? (
          <PostList posts={posts.items} ofOne />
        ) : (
          <NoPosts isFirst={isFirst} isOwn={isOwn} />
        )}
        <PostPages isFirst={isFirst} nextCursor={posts.nextCursor} />
      </section>
    </Page>
  );
}
