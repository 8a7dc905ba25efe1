import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import type { StoredDraft } from "~/components/writing/draft-server";
import type { RouterOutputs } from "~/trpc/types";

import { useDraft } from "~/components/writing/use-draft";
import { postChanged } from "~/trpc/post-changed";
import { useApi } from "~/trpc/use-api";
import { PostForm } from "./post-form";

interface EditPostProps {
  post: RouterOutputs["post"]["byId"];
  /** What the member has changed and not saved yet. */
  stored: StoredDraft | null;
}

/** Changes a post and goes back to it. */
export function EditPost({ post, stored }: EditPostProps) {
  const navigate = useNavigate();
  const { id } = post;
  const update = useUpdate(id);
  const [original] = useState({ title: post.title, content: post.content, tags: post.tags });
  const draft = useDraft({
    target: `post:${id}`,
    baseVersion: post.version,
    writtenAt: post.updatedAt ?? post.createdAt,
    original,
    stored,
  });
  return (
    <PostForm
      initial={original}
      draft={draft}
      submitLabel="Save changes"
      busyLabel="Saving…"
      save={(values) => draft.publish((made) => update({ id, ...made, ...values }))}
      onSaved={(saved) =>
        navigate({ to: "/posts/$postId/{-$slug}", params: { postId: saved.id, slug: saved.slug } })
      }
    />
  );
}

function useUpdate(id: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { mutateAsync } = useMutation(
    api.post.update.mutationOptions({
      onSuccess: () =>
        postChanged(queryClient, api, api.post.read.queryFilter({ id }), api.revision.pathFilter()),
    }),
  );
  return mutateAsync;
}
