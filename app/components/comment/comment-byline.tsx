import { Link } from "@tanstack/react-router";

import { Avatar } from "~/components/ui/avatar";
import { RelativeTime } from "~/components/ui/relative-time";
import { anchorOf, type ThreadComment } from "./tree";

/** What a screen reader says first: how deep the comment is, and what it answers. */
function placeInWords({ depth, parentId }: ThreadComment, parent: ThreadComment | undefined): string {
  if (parentId === null) return "Comment by ";
  return `Level ${depth + 1}, reply to ${parent?.author?.name ?? (parent ? "a deleted member" : "a comment")}, by `;
}

/** Whose comment it is, and when it was written: the time leads to its own page. */
export function CommentByline({
  comment,
  parent,
  id,
}: {
  comment: ThreadComment;
  parent?: ThreadComment | undefined;
  id?: string;
}) {
  const { author, updatedAt, deleted } = comment;
  return (
    <p id={id} className="dotted-line min-h-9 items-center text-sm text-quiet">
      <span className="sr-only">
        {deleted ? `Level ${comment.depth + 1}, ` : placeInWords(comment, parent)}
      </span>
      {deleted ? (
        <i>This comment was deleted</i>
      ) : author ? (
        <Link
          to="/@{$handle}"
          params={{ handle: author.handle }}
          className="reach inline-flex min-h-9 items-center gap-2 rounded font-medium text-text underline-offset-4 hover:underline"
        >
          <Avatar member={author} className="size-6" />
          <bdi className="min-w-0 [overflow-wrap:anywhere]">{author.name}</bdi>
        </Link>
      ) : (
        <i>deleted member</i>
      )}
      <TimeLink comment={comment} />
      {updatedAt && !deleted ? (
        <Link
          to="/posts/$postId/history"
          params={{ postId: comment.postId }}
          search={{ comment: comment.id }}
          rel="nofollow"
          className="reach rounded underline decoration-line underline-offset-4 hover:decoration-current"
        >
          edited <RelativeTime date={updatedAt} afterVerb />
        </Link>
      ) : null}
    </p>
  );
}

/** Leads to a page of the comment's own; to the comment itself where it stands on this one. */
function TimeLink({ comment: { id, postId, createdAt } }: { comment: ThreadComment }) {
  return (
    <Link
      to="/posts/$postId/comments/$commentId"
      params={{ postId, commentId: id }}
      onClick={(event) => {
        const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey);
        if (!isPlain || !document.getElementById(anchorOf(id))) return;
        event.preventDefault();
        goTo(id);
      }}
      className="reach rounded underline-offset-4 hover:underline"
    >
      <RelativeTime date={createdAt} />
    </Link>
  );
}

/** By the address, as a link within a page: the browser scrolls there and marks it. */
function goTo(commentId: string): void {
  location.hash = anchorOf(commentId);
  document.getElementById(anchorOf(commentId))?.focus({ preventScroll: true });
}
