import { linkOptions } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

export type ListedDraft = RouterOutputs["draft"]["list"]["items"][number];

/** Where a draft is written on; undefined where that is gone, and only its text is left. */
export function draftLink({ id, kind, post, comment }: ListedDraft) {
  if (kind === "new-post") return linkOptions({ to: "/posts/new", search: { draft: id } });
  if (!post) return undefined;
  if (kind === "post") return linkOptions({ to: "/posts/$postId/edit", params: { postId: post.id } });
  if (comment) return draftAtComment({ postId: post.id, commentId: comment.id, kind });
  return linkOptions({
    to: "/posts/$postId/{-$slug}",
    params: { postId: post.id, slug: post.slug },
    hash: NEW_COMMENT,
  });
}

/** The form for a comment on a post, on the post's page. */
export const NEW_COMMENT = "new-comment";

/** The page of a comment, which has it however long its thread is, with the form of the draft open. */
export function draftAtComment({ kind, ...params }: { postId: string; commentId: string; kind: string }) {
  const form = kind === "comment" ? "edit" : "reply";
  return linkOptions({
    to: "/posts/$postId/comments/$commentId",
    params,
    hash: `${form}-${params.commentId}`,
  });
}

/** What a draft is for, in words; the title of the post, where there is one, comes after them. */
export function purposeOf({ kind, post, comment }: ListedDraft): string {
  if (kind === "new-post") return "A new post";
  if (kind === "post") return post ? "A change of" : "A change of a post that was deleted";
  if (kind === "reply-to-post") return post ? "A comment on" : "A comment on a post that was deleted";
  if (kind === "comment")
    return post ? "A change of your comment on" : "A change of a comment that was deleted";
  if (!post) return "A reply to a comment that was deleted";
  return comment?.authorName ? `A reply to ${comment.authorName} on` : "A reply on";
}
