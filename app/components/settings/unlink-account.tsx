import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";

import type { Linked } from "./linked-accounts";

import { Button } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";
import { useFreshSession } from "./use-fresh-session";

interface UnlinkAccountProps {
  account: Linked;
  /** The only way in: the server would refuse, so the reason stands in the button's place. */
  isLast: boolean;
  onUnlinked: (name: string) => void;
}

/** Takes an account elsewhere off one's own, after one question. */
export function UnlinkAccount({ account: { id, name }, isLast, onUnlinked }: UnlinkAccountProps) {
  const [asking, setAsking] = useState(false);
  const { run, problem, busy, dialog } = useUnlink();
  const button = useId();
  if (isLast) {
    return <p className="text-sm text-quiet">Your only way to sign in, so it has to stay.</p>;
  }

  const unlink = async () => {
    const outcome = await run(id);
    if (outcome !== "failed") setAsking(false);
    if (outcome === "done") onUnlinked(name);
  };
  return (
    <>
      <Button
        id={button}
        onClick={() => setAsking(true)}
        aria-label={`Unlink ${name}`}
        className="needs-script"
      >
        Unlink
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Unlink ${name}?`}
        confirmLabel="Unlink"
        cancelLabel="Keep it"
        busy={busy}
        returnFocusTo={() => document.getElementById(button)}
        onConfirm={() => void unlink()}
      >
        <p>It then no longer signs you in here. You can link it again.</p>
        <FormError className="mt-3" message={problem} />
      </ConfirmDialog>
      {dialog}
    </>
  );
}

/** Unlinks, asking the person to confirm who they are where that is due. */
function useUnlink() {
  const api = useApi();
  const queryClient = useQueryClient();
  const { confirmed, dialog } = useFreshSession();
  const mutation = useMutation(
    api.security.unlink.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.security.overview.queryFilter()),
    }),
  );
  const run = async (id: string): Promise<"done" | "stopped" | "failed"> => {
    try {
      const done = await confirmed(async () => {
        await mutation.mutateAsync({ id });
        return true;
      });
      return done ? "done" : "stopped";
    } catch {
      return "failed";
    }
  };
  const problem = mutation.error ? errorMessage(mutation.error) : undefined;
  return { run, problem, busy: mutation.isPending, dialog };
}
