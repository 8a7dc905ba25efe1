import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute, redirect } from "@tanstack/react-router";

import { CommentList } from "~/components/comment/comment-list";
import { Page } from "~/components/layout/page";
import { PostList } from "~/components/post/post-list";
import { PostPages } from "~/components/post/post-pages";
import { ProfileHeader } from "~/components/profile/profile-header";
import { NoPosts } from "~/components/profile/no-posts";
import { ProfileTabs } from "~/components/profile/profile-tabs";
import { ButtonLink } from "~/components/ui/button";
import { PageTurner } from "~/components/ui/page-turner";
import { isRowId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";
import { loadProfile } from "~/trpc/load-profile";

interface ProfileSearch {
  cursor?: string | undefined;
  show?: "comments" | undefined;
}

export const Route = createFileRoute("/@{$handle}")({
  validateSearch: ({ cursor, show }: Record<string, unknown>): ProfileSearch => ({
    cursor: isRowId(cursor) ? cursor : undefined,
    show: show === "comments" ? show : undefined,
  }),
  loaderDeps: ({ search: { cursor, show } }) => ({ cursor, show }),
  loader: async ({ context, params, deps }) => {
    const { handle, name } = await loadProfile(context, params.handle);
    // A former handle, or the present one in capitals: there is one address for a member.
    if (handle !== params.handle) {
      throw redirect({ to: "/@{$handle}", params: { handle }, search: deps, statusCode: 301 });
    }
    const { cursor, show } = deps;
    const { queryClient, api } = context;
    await (show
      ? queryClient.query(api.comment.byAuthor.queryOptions({ handle, cursor }))
      : queryClient.query(api.post.list.queryOptions({ author: handle, cursor })));
    return `${name} (@${handle})`;
  },
  head: ({ match, loaderData: title }) => ({ meta: [{ title: pageTitle(match, title ?? "Not found") }] }),
  component: ProfilePage,
});

function ProfilePage() {
  const { api, session } = Route.useRouteContext();
  const { handle } = Route.useParams();
  const { cursor, show } = Route.useLoaderDeps();
  const { data: profile } = useSuspenseQuery(api.profile.byHandle.queryOptions({ handle }));
  const isOwn = session?.user.id === profile.id;
  return (
    <Page>
      <ProfileHeader profile={profile}>
        {isOwn ? <ButtonLink to="/settings/profile">Edit profile</ButtonLink> : null}
      </ProfileHeader>
      <ProfileTabs handle={handle} show={show ?? "posts"} />
      <section>
        {show ? (
          <Comments handle={handle} cursor={cursor} />
        ) : (
          <Posts isOwn={isOwn} handle={handle} cursor={cursor} />
        )}
      </section>
    </Page>
  );
}

interface ListProps {
  handle: string;
  cursor: string | undefined;
}

function Posts({ handle, cursor, isOwn }: ListProps & { isOwn: boolean }) {
  const { api } = Route.useRouteContext();
  const { data } = useSuspenseQuery(api.post.list.queryOptions({ author: handle, cursor }));
  const isFirst = !cursor;
  return (
    <>
      <h2 className="sr-only">{isFirst ? "Posts" : "Older posts"}</h2>
      {data.items.length > 0 ? (
        <PostList posts={data.items} ofOne />
      ) : (
        <NoPosts isFirst={isFirst} isOwn={isOwn} />
      )}
      <PostPages isFirst={isFirst} nextCursor={data.nextCursor} />
    </>
  );
}

function Comments({ handle, cursor }: ListProps) {
  const { api } = Route.useRouteContext();
  const { data } = useSuspenseQuery(api.comment.byAuthor.queryOptions({ handle, cursor }));
  const isFirst = !cursor;
  return (
    <>
      <h2 className="sr-only">{isFirst ? "Comments" : "Older comments"}</h2>
      {data.items.length > 0 ? (
        <CommentList comments={data.items} />
      ) : (
        <p className="text-lg text-quiet">{isFirst ? "No comments yet." : "There are no older comments."}</p>
      )}
      <PageTurner
        first={
          isFirst ? null : (
            <ButtonLink to="/@{$handle}" params={{ handle }} search={{ show: "comments" }}>
              Newest comments
            </ButtonLink>
          )
        }
        next={
          data.nextCursor ? (
            <ButtonLink
              to="/@{$handle}"
              params={{ handle }}
              search={{ show: "comments", cursor: data.nextCursor }}
              rel="next"
            >
              Older comments
            </ButtonLink>
          ) : null
        }
      />
    </>
  );
}
