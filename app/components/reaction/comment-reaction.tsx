import { useQueryClient, type InfiniteData } from "@tanstack/react-query";

import type { RouterOutputs } from "~/trpc/types";

import { useApi } from "~/trpc/use-api";
import { ReactionButton } from "./reaction-button";

type ThreadPage = RouterOutputs["comment"]["list"];
type ThreadComment = ThreadPage["items"][number];

interface CommentReactionProps {
  comment: Pick<ThreadComment, "id" | "postId" | "reactionCount" | "reacted">;
  isMember: boolean;
}

/** The reactions to a comment, and whether the reader's is among them. */
export function CommentReaction({ comment, isMember }: CommentReactionProps) {
  const { id, postId, reactionCount, reacted } = comment;
  const api = useApi();
  const queryClient = useQueryClient();
  return (
    <ReactionButton
      target={{ type: "comment", id }}
      count={reactionCount}
      on={reacted}
      isMember={isMember}
      onSet={({ count, on }) => {
        const withIt = (one: ThreadComment) =>
          one.id === id ? { ...one, reactionCount: count, reacted: on } : one;
        queryClient.setQueriesData<InfiniteData<ThreadPage>>(
          { queryKey: api.comment.list.infiniteQueryKey({ postId }) },
          (thread) =>
            thread && {
              ...thread,
              pages: thread.pages.map((page) => ({
                ...page,
                items: page.items.map(withIt),
                ancestors: page.ancestors.map(withIt),
              })),
            },
        );
      }}
    />
  );
}
