import { Link } from "@tanstack/react-router";

import type { Branch } from "./tree";

import { CommentItem } from "./comment-item";
import { useThreadState } from "./thread-context";

const replies = (count: number) => (count === 1 ? "1 reply" : `${count.toLocaleString("en")} replies`);

const repliesOf = (id: string) => `replies-${id}`;

/** A comment, and below it the replies along a line that folds them. */
function CommentBranch({ branch }: { branch: Branch }) {
  const { folded, fold } = useThreadState();
  const { comment, parent, size } = branch;
  const isFolded = folded.has(comment.id);
  return (
    <li>
      <CommentItem comment={comment} parent={parent}>
        {size > 0 ? (
          <button
            type="button"
            data-fold
            aria-expanded={!isFolded}
            aria-controls={repliesOf(comment.id)}
            onClick={() => fold(comment.id)}
            className="needs-script quiet-action"
          >
            {isFolded ? "Show" : "Collapse"} {replies(size)}
          </button>
        ) : null}
      </CommentItem>
      {size > 0 ? (
        <div id={repliesOf(comment.id)} hidden={isFolded} className="relative ps-3 sm:ps-6">
          {/* For a pointer; the button above says the same to everybody else. */}
          <button
            type="button"
            aria-hidden
            tabIndex={-1}
            onClick={() => fold(comment.id)}
            className="group absolute inset-y-0 start-0 w-3 cursor-pointer sm:w-6"
          >
            <span className="absolute inset-y-0 start-0 border-s border-line transition-colors group-hover:border-accent sm:start-3" />
          </button>
          <Branches branches={branch.replies} />
        </div>
      ) : null}
      {comment.continues ? (
        <p className="ps-3 sm:ps-6">
          <Link
            to="/posts/$postId/comments/$commentId"
            params={{ postId: comment.postId, commentId: comment.id }}
            className="inline-flex min-h-11 items-center rounded text-sm font-medium text-accent underline-offset-4 hover:underline"
          >
            Continue this thread
          </Link>
        </p>
      ) : null}
    </li>
  );
}

/** Comments that answer the same. */
export function Branches({ branches }: { branches: Branch[] }) {
  return (
    <ol>
      {branches.map((branch) => (
        <CommentBranch key={branch.comment.id} branch={branch} />
      ))}
    </ol>
  );
}
