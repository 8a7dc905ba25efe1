import type { ThreadComment } from "./tree";

import { CommentByline } from "./comment-byline";

/** What was said before the one comment that a page is about, the nearest last. */
export function ThreadAbove({ comments }: { comments: ThreadComment[] }) {
  if (comments.length === 0) return null;
  return (
    <section aria-label="What it answers" className="mt-4 border-b border-line pb-4">
      <ol className="flex flex-col gap-3">
        {comments.map((comment, at) => (
          <li key={comment.id}>
            <CommentByline comment={comment} parent={comments[at - 1]} />
            {comment.deleted ? null : (
              <div
                className="prose-text text-base text-quiet"
                dangerouslySetInnerHTML={{ __html: comment.html }}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
