import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";
import { useFreshSession } from "./use-fresh-session";

interface RemovePasskeyProps {
  id: string;
  name: string;
  open: boolean;
  onRemoved: (message: string) => Promise<void>;
  onEnd: () => void;
  returnFocusTo: () => HTMLElement | null;
}

/** Asks once, then removes a passkey. */
export function RemovePasskey({ id, name, open, onRemoved, onEnd, returnFocusTo }: RemovePasskeyProps) {
  const { confirmed, dialog } = useFreshSession();
  const removePasskey = useMutation(useApi().security.removePasskey.mutationOptions());
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const remove = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await confirmed(() => removePasskey.mutateAsync({ id }).then(() => "removed"));
      if (!answer) return;
      onEnd();
      await onRemoved(`“${name}” is removed.`);
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => {
          if (!next) onEnd();
        }}
        title={`Remove “${name}”?`}
        confirmLabel="Remove passkey"
        cancelLabel="Keep it"
        busy={busy}
        returnFocusTo={returnFocusTo}
        onConfirm={() => void remove()}
      >
        <p>It no longer signs you in here. Remove it from your device or password manager as well.</p>
        <FormError className="mt-3 mb-0" message={problem} />
      </ConfirmDialog>
      {dialog}
    </>
  );
}
