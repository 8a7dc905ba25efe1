import type { Written } from "./use-comment-form";

import { useThreadChanges } from "./use-thread-changes";

/**
 * Sends a new comment. Who got no answer and sends again sends the same one: the server stores it
 * once, by the id of its draft.
 */
export function useSendComment({ postId, parentId }: { postId: string; parentId?: string }) {
  const { create } = useThreadChanges(postId);
  return ({ content, draftId }: Written) => create.mutateAsync({ postId, parentId, content, draftId });
}
