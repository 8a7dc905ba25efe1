import { CommentForm } from "./comment-form";
import { useThreadState } from "./thread-context";
import { anchorOf, type ThreadComment } from "./tree";
import { useSendComment } from "./use-send-comment";

/** A comment on the post itself. */
export default function NewComment({ onWritten }: { onWritten: (comment: ThreadComment) => void }) {
  const { postId, say } = useThreadState();
  const send = useSendComment({ postId });
  return (
    <CommentForm
      formId="new-comment"
      label="Write a comment"
      submitLabel="Comment"
      busyLabel="Sending…"
      target={`reply-to-post:${postId}`}
      initial=""
      save={send}
      onSaved={(comment) => {
        onWritten(comment);
        say("Your comment is there.", anchorOf(comment.id));
      }}
    />
  );
}
