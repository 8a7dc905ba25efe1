import type { ReactNode } from "react";

import { late } from "~/components/ui/late";
import { can, type Actor } from "~/lib/permissions";
import { CommentByline } from "./comment-byline";
import { useThreadState } from "./thread-context";
import { anchorOf, type ThreadComment } from "./tree";

// Readers do not pay for what writers need.
const CommentActions = late(() => import("./comment-actions"));
const ReplyForm = late(() => import("./reply-form"));
const EditComment = late(() => import("./edit-comment"));

interface CommentItemProps {
  comment: ThreadComment;
  parent: ThreadComment | undefined;
  /** What folds its replies. */
  children?: ReactNode;
}

/** One comment, and what can be done with it. */
export function CommentItem({ comment, parent, children }: CommentItemProps) {
  const { form, viewer } = useThreadState();
  const { id, deleted } = comment;
  // An address can ask for a form that this viewer has none of.
  const isOpen = (kind: "reply" | "edit") => viewer !== null && form?.kind === kind && form.id === id;
  return (
    <article
      id={anchorOf(id)}
      data-comment={id}
      tabIndex={-1}
      aria-labelledby={`by-${id}`}
      className="-mx-1.5 scroll-mt-4 rounded px-1.5 pt-2 pb-1 outline-offset-0 target:bg-mark"
    >
      <CommentByline comment={comment} parent={parent} id={`by-${id}`} />
      {isOpen("edit") && mayEdit(viewer, comment) ? (
        <EditComment comment={comment} />
      ) : comment.deleted ? null : (
        <CommentText comment={comment} />
      )}
      <div className="-ms-2 flex min-h-9 flex-wrap items-center gap-x-1 print:hidden">
        {deleted ? null : <CommentControls comment={comment} />}
        {children}
      </div>
      {isOpen("reply") ? <ReplyForm comment={comment} /> : null}
    </article>
  );
}

function CommentText({ comment: { html } }: { comment: ThreadComment }) {
  return (
    // Rendered and made safe by the server when it was written.
    <div
      className="prose-text text-base [contain-intrinsic-size:auto_4rem] [content-visibility:auto]"
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

const mayEdit = (viewer: Actor | null, { author }: ThreadComment) =>
  can(viewer, "comment.update", { authorId: author?.id ?? null });

function CommentControls({ comment }: { comment: ThreadComment }) {
  const { viewer, openForm, renderReaction } = useThreadState();
  return (
    <>
      {renderReaction?.(comment)}
      {viewer ? (
        <button
          type="button"
          data-reply
          onClick={() => openForm({ kind: "reply", id: comment.id })}
          className="needs-script quiet-action"
        >
          Reply<span className="sr-only"> to {comment.author?.name ?? "a deleted member"}</span>
        </button>
      ) : null}
      {mayEdit(viewer, comment) ? <CommentActions comment={comment} /> : null}
    </>
  );
}
