import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

import { isRowId } from "~/lib/id";

/** An address that ends in a comment which this page does not show leads on to the page that does. */
export function useUnknownTarget(postId: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const [, commentId] = /^#comment-(.+)$/.exec(location.hash) ?? [];
    if (!isRowId(commentId) || document.getElementById(`comment-${commentId}`)) return;
    void navigate({ to: "/posts/$postId/comments/$commentId", params: { postId, commentId }, replace: true });
  }, [navigate, postId]);
}
