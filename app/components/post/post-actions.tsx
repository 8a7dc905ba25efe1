import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { Menu, MenuAction, MenuLink } from "~/components/ui/menu";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";

/** What an author or a moderator may do with a post. */
export default function PostActions({ post }: { post: RouterOutputs["post"]["byId"] }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeletePost();
  return (
    <>
      <Menu label="Actions for this post">
        <MenuLink link={<Link to="/posts/$postId/edit" params={{ postId: post.id }} />}>Edit post</MenuLink>
        <MenuAction danger onSelect={() => setAsking(true)}>
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
        onConfirm={() => remove.mutate(post.id)}
      >
        <p>It disappears for everyone and can’t be brought back.</p>
        <FormError message={remove.error ? errorMessage(remove.error) : undefined} />
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
        await navigate({ to: "/" });
        queryClient.removeQueries(api.post.byId.queryFilter({ id }));
        await queryClient.invalidateQueries(api.post.list.queryFilter());
      },
    }),
  );
}
