import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

import type { Publishing } from "~/components/writing/draft-saver";
import type { StoredDraft } from "~/components/writing/draft-server";

import { BLANK } from "~/components/writing/draft-text";
import { useDraft, type DraftText } from "~/components/writing/use-draft";
import { sameTags } from "~/lib/tag";
import { postChanged } from "~/trpc/post-changed";
import { useApi } from "~/trpc/use-api";
import { PostForm } from "./post-form";

interface NewPostProps {
  /** Of the draft, of which the page's address may say nothing yet. */
  draftId: string;
  stored: StoredDraft | null;
}

/** Writes a new post and goes to it. */
export function NewPost({ draftId, stored }: NewPostProps) {
  const navigate = useNavigate();
  const publish = usePublish();
  const draft = useDraft({ target: `new-post:${draftId}`, id: draftId, stored });
  const { isBegun } = draft;
  useEffect(() => {
    if (isBegun) nameInAddress(draftId);
  }, [isBegun, draftId]);
  return (
    <PostForm
      initial={BLANK}
      draft={draft}
      submitLabel="Publish"
      busyLabel="Publishing…"
      save={(values) => draft.publish(({ version: _, ...made }) => publish({ ...values, ...made }))}
      // In place of this page: going back leads to where the writer came from, not to a spent draft.
      onSaved={(saved) =>
        navigate({
          to: "/posts/$postId/{-$slug}",
          params: { postId: saved.id, slug: saved.slug },
          replace: true,
        })
      }
    />
  );
}

/**
 * Puts the draft into the address, so that a reload and the way back find it. Not by the router: it
 * would load the page again under the hands of who types, and put an error in its place offline.
 */
function nameInAddress(draftId: string): void {
  const address = new URL(window.location.href);
  if (address.searchParams.get("draft") === draftId) return;
  address.searchParams.set("draft", draftId);
  History.prototype.replaceState.call(window.history, window.history.state, "", address);
}

function usePublish() {
  const api = useApi();
  const queryClient = useQueryClient();
  const onSuccess = () => postChanged(queryClient, api);
  const { mutateAsync: create } = useMutation(api.post.create.mutationOptions({ onSuccess }));
  const { mutateAsync: update } = useMutation(api.post.update.mutationOptions({ onSuccess }));
  return async (values: DraftText & Omit<Publishing, "version">) => {
    const post = await create(values);
    const { title, content, tags, userId } = values;
    // An earlier try had arrived, and only its answer was lost: what was changed since is an edit.
    if (post.title === title && post.content === content && sameTags(post.tags, tags)) return post;
    return update({ id: post.id, version: post.version, title, content, tags, userId });
  };
}
