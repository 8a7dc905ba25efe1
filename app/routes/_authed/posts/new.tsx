import { createFileRoute } from "@tanstack/react-router";

import { Page } from "~/components/layout/page";
import { NewPost } from "~/components/post/new-post";

export const Route = createFileRoute("/_authed/posts/new")({
  head: () => ({ meta: [{ title: "Write · Posthouse" }] }),
  component: NewPostPage,
});

function NewPostPage() {
  return (
    <Page>
      <h1 className="sr-only">Write a post</h1>
      <NewPost />
    </Page>
  );
}
