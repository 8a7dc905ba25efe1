import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { errorMessage } from "~/lib/api-error";
import { postChanged } from "~/trpc/post-changed";
import { useApi } from "~/trpc/use-api";

type Diff = RouterOutputs["revision"]["diff"];

interface RestoreVersionProps {
  /** Of the revision. */
  id: string;
  diff: Diff;
  /** "post" or "comment". */
  noun: string;
}

/** Lets a post or a comment say again what it said in the version that is shown. */
export default function RestoreVersion({ id, diff, noun }: RestoreVersionProps) {
  const [asking, setAsking] = useState(false);
  const restore = useRestore(diff.subject);
  const { version } = diff.version;
  return (
    <>
      <Button className="needs-script" onClick={() => setAsking(true)}>
        Restore this version
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open);
          restore.reset();
        }}
        title={`Restore version ${version}?`}
        confirmLabel={restore.isPending ? "Restoring…" : "Restore"}
        busy={restore.isPending}
        onConfirm={() => restore.mutate({ id, version: diff.subject.version })}
      >
        <p>
          The {noun} says again what it said then. What it says now is not lost: it stays here as version{" "}
          {diff.subject.version}.
        </p>
        <FormError className="mt-3" message={restore.error ? errorMessage(restore.error) : undefined} />
      </ConfirmDialog>
    </>
  );
}

function useRestore({ postId, slug }: Diff["subject"]) {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation(
    api.revision.restore.mutationOptions({
      onSuccess: async ({ commentId }) => {
        const subject = [api.post.read.queryFilter({ id: postId }), api.comment.pathFilter()];
        await postChanged(queryClient, api, ...subject, api.revision.pathFilter());
        await (commentId === null
          ? navigate({ to: "/posts/$postId/{-$slug}", params: { postId, slug } })
          : navigate({ to: "/posts/$postId/comments/$commentId", params: { postId, commentId } }));
      },
      // Written meanwhile, perhaps: what is shown here is asked for anew.
      onError: () => void queryClient.invalidateQueries(api.revision.pathFilter()),
    }),
  );
}
