import { useNavigate } from "@tanstack/react-router";

import { CommentForm } from "./comment-form";
import { useThreadState } from "./thread-context";
import { anchorOf, type ThreadComment } from "./tree";
import { useCloseForm } from "./use-close-form";
import { useSendComment } from "./use-send-comment";

/** A reply, below the comment that it answers. */
export default function ReplyForm({ comment: { id, postId, author } }: { comment: ThreadComment }) {
  const { openForm, say } = useThreadState();
  const send = useSendComment({ postId, parentId: id });
  const close = useCloseForm(id, "[data-reply]");
  const navigate = useNavigate();

  const onSaved = (reply: ThreadComment) => {
    openForm(null);
    say("Your reply is there.", anchorOf(reply.id));
    requestAnimationFrame(() => {
      // The last level of a page: what answers it is on the page that continues the thread.
      if (document.getElementById(anchorOf(reply.id))) return;
      void navigate({ to: "/posts/$postId/comments/$commentId", params: { postId, commentId: reply.id } });
    });
  };

  return (
    <CommentForm
      formId={`reply-${id}`}
      label={`Reply to ${author?.name ?? "a deleted member"}`}
      submitLabel="Reply"
      busyLabel="Sending…"
      target={`reply-to-comment:${id}`}
      initial=""
      save={send}
      onSaved={onSaved}
      onCancel={close}
    />
  );
}
