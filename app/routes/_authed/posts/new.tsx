import { createFileRoute } from "@tanstack/react-router";

import { UnverifiedNote } from "~/components/account/unverified-note";
import { Page } from "~/components/layout/page";
import { NewPost } from "~/components/post/new-post";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/posts/new")({
  loader: async ({ context: { queryClient, api } }) => {
    await queryClient.query({ ...api.auth.mail.queryOptions(), staleTime: "static" });
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Write") }] }),
  component: NewPostPage,
});

function NewPostPage() {
  return (
    <Page>
      <h1 className="sr-only">Write a post</h1>
      <UnverifiedNote />
      <NewPost />
    </Page>
  );
}
