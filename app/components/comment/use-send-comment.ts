import type { Written } from "./use-comment-form";

import { useThreadChanges } from "./use-thread-changes";

/**
 * Sends a new comment. Who got no answer and sends again sends the same one: the server stores it
 * once, by the id of its draft, and what was changed since is an edit.
 */
export function useSendComment({ postId, parentId }: { postId: string; parentId?: string }) {
  const { create, update } = useThreadChanges(postId);
  return async ({ version: _, ...written }: Written) => {
    const { content, userId } = written;
    const comment = await create.mutateAsync({ postId, parentId, ...written });
    if (comment.content === content) return comment;
    return update.mutateAsync({ id: comment.id, version: comment.version, content, userId });
  };
}
