import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHydrated, useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { Button } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { errorCode, errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";

/** Asks once, then deletes a draft; one that is gone already is as good as deleted. */
export function DeleteDraft({ id, words }: { id: string; words: string }) {
  const [asking, setAsking] = useState(false);
  const hydrated = useHydrated();
  const remove = useDelete();
  return (
    <>
      <Button
        look="plain"
        className="needs-script"
        disabled={!hydrated}
        aria-label={`Delete: ${words.slice(0, 60)}`}
        onClick={() => setAsking(true)}
      >
        Delete
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete this draft?"
        confirmLabel="Delete draft"
        cancelLabel="Keep it"
        busy={remove.isPending}
        returnFocusTo={() => document.getElementById(`draft-${id}`) ?? document.getElementById("main")}
        onConfirm={() => remove.mutate({ id })}
      >
        <p className="line-clamp-3 [overflow-wrap:anywhere]" dir="auto">
          “{words}” can’t be brought back.
        </p>
        <FormError className="mt-3" message={remove.error ? errorMessage(remove.error) : undefined} />
      </ConfirmDialog>
    </>
  );
}

function useDelete() {
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  const refresh = async () => {
    await queryClient.invalidateQueries({ ...api.draft.list.queryFilter(), refetchType: "none" });
    await router.invalidate();
  };
  return useMutation(
    api.draft.delete.mutationOptions({
      onSuccess: refresh,
      onError: (error) => (errorCode(error) === "NOT_FOUND" ? refresh() : undefined),
    }),
  );
}
