import { useQuery, useQueryClient } from "@tanstack/react-query";

import { useApi } from "~/trpc/use-api";
import { ReactionButton } from "./reaction-button";

interface PostReactionProps {
  post: { id: string; reactionCount: number };
  isMember: boolean;
}

/** The reactions to the post of this page, and whether the reader's is among them. */
export function PostReaction({ post: { id, reactionCount }, isMember }: PostReactionProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { data: mine } = useQuery({ ...api.reaction.mine.queryOptions({ postId: id }), enabled: isMember });
  return (
    <ReactionButton
      target={{ type: "post", id }}
      count={reactionCount}
      on={mine?.post ?? false}
      isMember={isMember}
      onSet={({ count, on }) => {
        queryClient.setQueryData(
          api.post.read.queryKey({ id }),
          (post) => post && { ...post, reactionCount: count },
        );
        queryClient.setQueryData(
          api.reaction.mine.queryKey({ postId: id }),
          (marks) => marks && { ...marks, post: on },
        );
        void queryClient.invalidateQueries({ ...api.post.list.queryFilter(), refetchType: "none" });
      }}
    />
  );
}
