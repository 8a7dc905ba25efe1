import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

import type { OpenForm } from "./thread-context";

import { isRowId } from "~/lib/id";
import { anchorOf } from "./tree";

const ADDRESSED = /^#(comment|reply|edit)-(.+)$/;

/**
 * An address may end in a comment, or in a form of one (`#reply-…`, `#edit-…`), which is opened then.
 * Where this page does not show that comment, it leads on to the page that does.
 */
export function useAddress(postId: string, openForm: (form: OpenForm) => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    const [, kind, commentId] = ADDRESSED.exec(location.hash) ?? [];
    if (!isRowId(commentId)) return;
    const isForm = kind === "reply" || kind === "edit";
    if (!document.getElementById(anchorOf(commentId))) {
      void navigate({
        to: "/posts/$postId/comments/$commentId",
        params: { postId, commentId },
        ...(isForm && { hash: `${kind}-${commentId}` }),
        replace: true,
      });
    } else if (isForm) openForm({ kind, id: commentId });
  }, [navigate, postId, openForm]);
}

/**
 * Takes a form out of the address once it is closed, so that a reload does not open it again. Not by
 * the router, which would load the page.
 */
export function leaveAddress(): void {
  const [, kind, commentId] = ADDRESSED.exec(location.hash) ?? [];
  if (commentId === undefined || kind === "comment") return;
  History.prototype.replaceState.call(history, history.state, "", `#${anchorOf(commentId)}`);
}
