import { useRef } from "react";
import { v4 as newId } from "uuid";

import type { Written } from "./use-comment-form";

import { useThreadChanges } from "./use-thread-changes";

/**
 * Sends a new comment. Who got no answer and sends again sends the same one: the server stores it
 * once, by the id of its draft, or one of its own where no draft was kept.
 */
export function useSendComment({ postId, parentId }: { postId: string; parentId?: string }) {
  const { create } = useThreadChanges(postId);
  const sent = useRef<string>(undefined);
  return async ({ content, draftId }: Written) => {
    sent.current ??= draftId ?? newId();
    const comment = await create.mutateAsync({ postId, parentId, content, draftId: sent.current });
    sent.current = undefined;
    return comment;
  };
}
