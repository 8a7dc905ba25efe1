import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { useDraft } from "~/components/writing/use-draft";
import { useApi } from "~/trpc/use-api";
import { PostForm } from "./post-form";

/** Changes a post and goes back to it. */
export function EditPost({ post }: { post: RouterOutputs["post"]["byId"] }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { id, version, title, content, tags } = post;
  const original = { title, content, tags };
  const draft = useDraft({
    target: `post:${id}`,
    baseVersion: version,
    writtenAt: post.updatedAt ?? post.createdAt,
    original,
  });
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
      initial={original}
      draft={draft}
      submitLabel="Save changes"
      busyLabel="Saving…"
      save={(values) => draft.publish((made) => update.mutateAsync({ id, ...made, ...values }))}
      onSaved={(saved) =>
        navigate({ to: "/posts/$postId/{-$slug}", params: { postId: saved.id, slug: saved.slug } })
      }
    />
  );
}
