import { Dialog } from "@base-ui/react/dialog";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { authClient } from "~/lib/auth-client";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";

/** Asks the person to sign in once more, in place. `onClose(true)` says that they did. */
export function ConfirmIdentity({ open, onClose }: { open: boolean; onClose: (done: boolean) => void }) {
  const { data: session } = useSuspenseQuery(useApi().auth.getSession.queryOptions());
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const email = session?.user.email ?? "";

  const confirm = async () => {
    setBusy(true);
    try {
      const { error } = await authClient.signIn.email({ email, password });
      setProblem(error ? "That is not your password. Try again." : undefined);
      if (error) return;
      setPassword("");
      onClose(true);
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose(false)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 bg-veil" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded border border-line bg-raised p-6 shadow-float">
          <Dialog.Title className="font-serif text-xl font-semibold">Confirm that it is you</Dialog.Title>
          <Dialog.Description className="mt-2 text-quiet">
            You signed in a while ago, and this changes your account.
          </Dialog.Description>
          <form
            className="mt-6 flex flex-col gap-5"
            onSubmit={(event) => {
              event.preventDefault();
              if (!busy) void confirm();
            }}
          >
            <Field
              label="Password"
              name="password"
              type="password"
              autoComplete="current-password"
              value={password}
              onValueChange={setPassword}
              error={problem}
            />
            <div className="flex justify-end gap-3">
              <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
              <Button type="submit" look="filled" busy={busy}>
                Confirm
              </Button>
            </div>
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
