import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { useApi } from "~/trpc/use-api";
import { PostForm } from "./post-form";

/** Writes a new post and goes to it. */
export function NewPost() {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation(
    api.post.create.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ ...api.post.list.queryFilter(), refetchType: "none" });
      },
    }),
  );
  return (
    <PostForm
      submitLabel="Publish"
      busyLabel="Publishing…"
      save={create.mutateAsync}
      onSaved={(saved) =>
        navigate({ to: "/posts/$postId/{-$slug}", params: { postId: saved.id, slug: saved.slug } })
      }
    />
  );
}
