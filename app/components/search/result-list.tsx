import { Link } from "@tanstack/react-router";

import type { ReactNode } from "react";
import type { RouterOutputs } from "~/trpc/types";

import { MarkedText } from "./marked-text";

type Result = RouterOutputs["search"]["posts"]["items"][number];

interface ResultListProps {
  results: readonly Result[];
  /** The quiet line under a post. */
  about: (result: Result) => ReactNode;
}

/** Found posts: title, the part of the text or comment that was found, and the quiet line. */
export function ResultList({ results, about }: ResultListProps) {
  return (
    <ol className="divide-y divide-line">
      {results.map((result) => (
        <li key={result.id} className="py-6">
          <article className="relative flex flex-col gap-1.5">
            <h2 className="font-serif text-xl font-semibold [overflow-wrap:anywhere]" dir="auto">
              <PostLink result={result}>
                <MarkedText segments={result.titleSegments} />
              </PostLink>
            </h2>
            {result.comment ? <CommentLine result={result} comment={result.comment} /> : null}
            <p className="font-serif text-base [overflow-wrap:anywhere] text-quiet" dir="auto">
              <MarkedText segments={result.extract} />
            </p>
            {about(result)}
          </article>
        </li>
      ))}
    </ol>
  );
}

/** The title, which a finger finds anywhere on the post. */
const linkLook =
  "rounded decoration-1 underline-offset-4 hover:underline pointer-coarse:after:absolute pointer-coarse:after:inset-x-0 pointer-coarse:after:-inset-y-6";

function PostLink({ result, children }: { result: Result; children: ReactNode }) {
  return (
    <Link
      to="/posts/$postId/{-$slug}"
      params={{ postId: result.id, slug: result.slug }}
      data-stop
      className={linkLook}
    >
      {children}
    </Link>
  );
}

/** Leads to the comment that was found. */
function CommentLine({ result, comment }: { result: Result; comment: NonNullable<Result["comment"]> }) {
  return (
    <p className="text-sm text-quiet">
      <Link
        to="/posts/$postId/comments/$commentId"
        params={{ postId: result.id, commentId: comment.id }}
        className="reach rounded underline decoration-line underline-offset-4 hover:text-text"
      >
        In a comment by {comment.author ? <bdi>{comment.author.name}</bdi> : <i>deleted member</i>}
      </Link>
    </p>
  );
}
