import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { useApi } from "~/trpc/use-api";
import { PostForm } from "./post-form";

/** Changes a post and goes back to it. */
export function EditPost({ post }: { post: RouterOutputs["post"]["byId"] }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { id } = post;
  const update = useMutation(
    api.post.update.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ ...api.post.read.queryFilter({ id }), refetchType: "none" });
        await queryClient.invalidateQueries({ ...api.post.list.queryFilter(), refetchType: "none" });
      },
    }),
  );
  return (
    <PostForm
      initial={{ title: post.title, content: post.content, tags: post.tags }}
      submitLabel="Save changes"
      busyLabel="Saving…"
      save={(values) => update.mutateAsync({ id, version: post.version, ...values })}
      onSaved={(saved) =>
        navigate({ to: "/posts/$postId/{-$slug}", params: { postId: saved.id, slug: saved.slug } })
      }
    />
  );
}
