import { Link } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { RelativeTime } from "~/components/ui/relative-time";

/** A member's comments on posts of everybody, each leading to where it stands. */
export function CommentList({ comments }: { comments: RouterOutputs["comment"]["byAuthor"]["items"] }) {
  return (
    <ul className="divide-y divide-line">
      {comments.map(({ id, post, html, createdAt, updatedAt }) => (
        <li key={id} className="flex flex-col gap-1 py-5 first:pt-0">
          <p className="dotted-line text-sm [overflow-wrap:anywhere] text-quiet">
            <span>
              On{" "}
              <Link
                to="/posts/$postId/{-$slug}"
                params={{ postId: post.id, slug: post.slug }}
                data-stop
                className="reach rounded font-medium text-text underline-offset-4 hover:underline"
              >
                <bdi>{post.title}</bdi>
              </Link>
            </span>
            <Link
              to="/posts/$postId/comments/$commentId"
              params={{ postId: post.id, commentId: id }}
              className="reach rounded underline-offset-4 hover:underline"
            >
              <RelativeTime date={createdAt} />
            </Link>
            {updatedAt ? (
              <Link
                to="/posts/$postId/history"
                params={{ postId: post.id }}
                search={{ comment: id }}
                rel="nofollow"
                className="reach rounded underline decoration-line underline-offset-4 hover:decoration-current"
              >
                edited <RelativeTime date={updatedAt} afterVerb />
              </Link>
            ) : null}
          </p>
          {/* Rendered and made safe by the server when it was written. */}
          <div className="prose-text line-clamp-4 text-base" dangerouslySetInnerHTML={{ __html: html }} />
        </li>
      ))}
    </ul>
  );
}
