import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";

import { useDraft } from "~/components/writing/use-draft";
import { useApi } from "~/trpc/use-api";
import { PostForm } from "./post-form";

interface NewPostProps {
  /** Of its draft. For another one the component has to be another: give it a `key`. */
  draftId: string;
  /** Once something is kept of it. */
  onKept: () => void;
}

/** Writes a new post and goes to it. */
export function NewPost({ draftId, onKept }: NewPostProps) {
  const draft = useDraft({ target: `new-post:${draftId}`, id: draftId });
  const tell = useEffectEvent(onKept);
  const isKept = draft.view.isBegun && draft.view.isKept;
  useEffect(() => {
    if (isKept) tell();
  }, [isKept]);
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
      draft={draft}
      submitLabel="Publish"
      busyLabel="Publishing…"
      save={(values) => draft.publish(({ draftId: id }) => create.mutateAsync({ ...values, draftId: id }))}
      onSaved={(saved) =>
        navigate({ to: "/posts/$postId/{-$slug}", params: { postId: saved.id, slug: saved.slug } })
      }
    />
  );
}
