import { Link } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { RelativeTime } from "~/components/ui/relative-time";
import { MarkedText } from "./marked-text";

type Result = RouterOutputs["search"]["posts"]["items"][number];

/** Found posts: title, the part of the text or comment that was found, and the quiet line. */
export function ResultList({ results }: { results: readonly Result[] }) {
  return (
    <ol className="divide-y divide-line">
      {results.map((result) => (
        <li key={result.id} className="py-6">
          <article className="flex flex-col gap-1.5">
            <h2 className="font-serif text-xl font-semibold [overflow-wrap:anywhere]" dir="auto">
              <PostLink result={result}>
                <MarkedText segments={result.titleSegments} />
              </PostLink>
            </h2>
            {result.comment ? <CommentLine result={result} comment={result.comment} /> : null}
            <p className="font-serif text-base [overflow-wrap:anywhere] text-quiet" dir="auto">
              <MarkedText segments={result.extract} />
            </p>
            <QuietLine result={result} />
          </article>
        </li>
      ))}
    </ol>
  );
}

const linkLook = "rounded decoration-1 underline-offset-4 hover:underline";

function PostLink({ result, children }: { result: Result; children: React.ReactNode }) {
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
        className="inline-flex min-h-11 items-center rounded underline decoration-1 underline-offset-4 hover:text-text pointer-fine:min-h-0"
      >
        <span>
          In a comment by {comment.author ? <bdi>{comment.author.name}</bdi> : <i>deleted member</i>}
        </span>
      </Link>
    </p>
  );
}

function QuietLine({ result: { author, createdAt, commentCount, tags } }: { result: Result }) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-sm [overflow-wrap:anywhere] text-quiet">
      <span>{author ? <bdi>{author.name}</bdi> : <i>deleted member</i>}</span>
      <span aria-hidden>·</span>
      <RelativeTime date={createdAt} />
      {commentCount > 0 ? (
        <>
          <span aria-hidden>·</span>
          <span>{commentCount === 1 ? "1 comment" : `${commentCount.toLocaleString("en")} comments`}</span>
        </>
      ) : null}
      {tags.map((tag) => (
        <span key={tag} dir="auto">
          #{tag}
        </span>
      ))}
    </p>
  );
}
