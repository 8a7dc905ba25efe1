import { useState } from "react";

import type { ThreadComment } from "./tree";

import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Dots } from "~/components/ui/dots";
import { FormError } from "~/components/ui/form-error";
import { Menu, MenuAction } from "~/components/ui/menu";
import { errorMessage } from "~/lib/api-error";
import { STATUS, useThreadState } from "./thread-context";
import { useThreadChanges } from "./use-thread-changes";

const menuOf = (id: string) => `menu-${id}`;

const opener = (id: string) => document.querySelector<HTMLElement>(`[popovertarget="${menuOf(id)}"]`);

/** What its author or a moderator may do with a comment. */
export default function CommentActions({ comment }: { comment: ThreadComment }) {
  const { openForm, renderActions, say } = useThreadState();
  const [asking, setAsking] = useState(false);
  const { remove } = useThreadChanges(comment.postId);
  const { id } = comment;
  const menu = menuOf(id);
  const name = comment.author?.name ?? "a deleted member";

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(
        new URL(`/posts/${comment.postId}/comments/${id}`, location.href).href,
      );
      say("The link is copied.");
    } catch {
      say("This browser does not let a page copy. Copy the link of the time beside the name instead.");
    }
  };

  return (
    <>
      <Menu id={menu} label={`Actions for the comment by ${name}`} icon={<Dots />}>
        <MenuAction closes={menu} onClick={() => void copy()}>
          Copy link
        </MenuAction>
        {renderActions?.(comment)}
        <MenuAction closes={menu} onClick={() => openForm({ kind: "edit", id })}>
          Edit comment
        </MenuAction>
        <MenuAction danger closes={menu} onClick={() => setAsking(true)}>
          Delete comment
        </MenuAction>
      </Menu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete the comment by ${name}?`}
        confirmLabel="Delete comment"
        cancelLabel="Keep it"
        busy={remove.isPending}
        returnFocusTo={() => opener(id) ?? document.getElementById(STATUS)}
        onConfirm={() => remove.mutate({ id }, { onSuccess: () => say("The comment is deleted.", STATUS) })}
      >
        <p>Its text can’t be brought back. Replies to it stay.</p>
        <FormError className="mt-3" message={remove.error ? errorMessage(remove.error) : undefined} />
      </ConfirmDialog>
    </>
  );
}
