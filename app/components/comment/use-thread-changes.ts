import { useMutation, useQueryClient, type InfiniteData } from "@tanstack/react-query";

import type { ThreadComment, ThreadPage } from "./tree";

import { useApi } from "~/trpc/use-api";
import { withAdded, withChanged, withDeleted } from "./thread-cache";

type Pages = InfiniteData<ThreadPage, string | null>;

/** Writing, changing and deleting comments of a post; what is on the screen follows at once. */
export function useThreadChanges(postId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const list = { queryKey: api.comment.list.infiniteQueryKey({ postId }) };

  const follow = async (change: (pages: Pages) => Pages, comments: number) => {
    queryClient.setQueriesData<Pages>(list, (pages) => pages && change(pages));
    queryClient.setQueryData(
      api.post.read.queryKey({ id: postId }),
      (post) => post && { ...post, commentCount: Math.max(0, post.commentCount + comments) },
    );
    // The next visit asks again; whoever reads on is not disturbed.
    const paths = [
      list,
      api.comment.byAuthor.pathFilter(),
      api.post.list.pathFilter(),
      api.revision.pathFilter(),
    ];
    await Promise.all(
      paths.map(({ queryKey }) => queryClient.invalidateQueries({ queryKey, refetchType: "none" })),
    );
  };

  const create = useMutation(
    api.comment.create.mutationOptions({
      onSuccess: (comment) => follow((pages) => withAdded(pages, comment), 1),
    }),
  );
  const update = useMutation(
    api.comment.update.mutationOptions({
      onSuccess: (comment: ThreadComment) => follow((pages) => withChanged(pages, comment), 0),
    }),
  );
  const remove = useMutation(
    api.comment.delete.mutationOptions({
      onSuccess: (gone) => follow((pages) => withDeleted(pages, gone), -1),
    }),
  );
  return { create, update, remove };
}
