import { useBlocker } from "@tanstack/react-router";

import { ConfirmDialog } from "./confirm-dialog";

/** Asks before unsaved text is left behind, by a link, the back button, or closing the tab. */
export function UnsavedGuard({ active }: { active: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: () => active,
    enableBeforeUnload: () => active,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      open={blocker.status === "blocked"}
      onOpenChange={(open) => {
        if (!open) blocker.reset?.();
      }}
      title="Leave without saving?"
      cancelLabel="Keep writing"
      confirmLabel="Discard text"
      onConfirm={() => blocker.proceed?.()}
    >
      <p>What you wrote here is not saved yet.</p>
    </ConfirmDialog>
  );
}
