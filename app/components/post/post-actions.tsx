import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Dots } from "~/components/ui/dots";
import { FormError } from "~/components/ui/form-error";
import { Menu, MenuAction, menuItem } from "~/components/ui/menu";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";

const MENU = "post-menu";

/** What an author or a moderator may do with a post. */
export default function PostActions({ post }: { post: RouterOutputs["post"]["read"] }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeletePost();
  return (
    <>
      <Menu id={MENU} label="Actions for this post" icon={<Dots />}>
        <Link to="/posts/$postId/edit" params={{ postId: post.id }} className={menuItem}>
          Edit post
        </Link>
        <MenuAction danger closes={MENU} onClick={() => setAsking(true)}>
          Delete post
        </MenuAction>
      </Menu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete “${post.title}”?`}
        confirmLabel="Delete post"
        cancelLabel="Keep it"
        busy={remove.isPending}
        returnFocusTo={() => document.querySelector<HTMLElement>(`[popovertarget="${MENU}"]`)}
        onConfirm={() => remove.mutate(post.id)}
      >
        <p>It disappears for everyone and can’t be brought back.</p>
        <FormError className="mt-3" message={remove.error ? errorMessage(remove.error) : undefined} />
      </ConfirmDialog>
    </>
  );
}

function useDeletePost() {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation(
    api.post.delete.mutationOptions({
      onSuccess: async (_, id) => {
        for (const { queryKey } of [api.post.list.queryFilter(), api.bookmark.list.queryFilter()])
          queryClient.setQueriesData<PostsKept>({ queryKey }, (kept) => kept && without(kept, id));
        // Whatever else may name it asks again when it is next shown.
        await queryClient.invalidateQueries({ refetchType: "none" });
        // In place of this page: going back leads to where the reader came from, not to a post that is gone.
        await navigate({ to: "/", replace: true });
        queryClient.removeQueries(api.post.read.queryFilter({ id }));
      },
    }),
  );
}

interface PostsKept {
  items: { id: string }[];
}

const without = ({ items, ...rest }: PostsKept, id: string) => ({
  ...rest,
  items: items.filter((post) => post.id !== id),
});
