import { useQuery } from "@tanstack/react-query";

import { FormError } from "~/components/ui/form-error";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";
import { CommentForm } from "./comment-form";
import { useThreadState } from "./thread-context";
import { anchorOf, type ThreadComment } from "./tree";
import { useCloseForm } from "./use-close-form";
import { useThreadChanges } from "./use-thread-changes";

/** A comment's text, to be changed where it stands. */
export default function EditComment({ comment: { id, postId } }: { comment: ThreadComment }) {
  const { openForm, say } = useThreadState();
  const { update } = useThreadChanges(postId);
  const close = useCloseForm(id, "[popovertarget]");
  // As it was typed, and as it is now: the list has it as it is shown.
  const source = useQuery({ ...useApi().comment.byId.queryOptions({ id }), staleTime: 0, gcTime: 0 });
  if (source.error) return <FormError message={errorMessage(source.error)} />;
  if (!source.data) return <p className="min-h-24 text-sm text-quiet">Opening…</p>;
  return (
    <CommentForm
      formId={`edit-${id}`}
      label="Text of the comment"
      submitLabel="Save changes"
      busyLabel="Saving…"
      target={`comment:${id}`}
      initial={source.data.content}
      version={source.data.version}
      save={(written) => update.mutateAsync({ id, ...written })}
      onSaved={() => {
        openForm(null);
        say("Your changes are saved.", anchorOf(id));
      }}
      onCancel={close}
    />
  );
}
