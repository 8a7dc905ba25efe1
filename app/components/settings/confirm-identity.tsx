import { Dialog } from "@base-ui/react/dialog";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "~/components/ui/button";
import { dialogLook } from "~/components/ui/dialog-look";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";
import { ConfirmCode } from "./confirm-code";
import { ConfirmElsewhere } from "./confirm-elsewhere";
import { ConfirmPassword } from "./confirm-password";

/** Asks the person to sign in once more, in place. `onClose(true)` says that they did. */
export function ConfirmIdentity({ open, onClose }: { open: boolean; onClose: (done: boolean) => void }) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose(false)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogLook.backdrop} />
        <Dialog.Popup className={dialogLook.popup}>
          <Dialog.Title className={dialogLook.title}>Confirm that it is you</Dialog.Title>
          <Dialog.Description className="mt-2 text-quiet">
            You signed in a while ago, and this changes your account.
          </Dialog.Description>
          <Ways onDone={() => onClose(true)} />
          <div className="mt-6 flex justify-end">
            <Dialog.Close render={<Button />}>Cancel</Dialog.Close>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The ways that this person has: password and second step, passkey, an account elsewhere. */
function Ways({ onDone }: { onDone: () => void }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { data: ways, error } = useQuery(api.security.overview.queryOptions());
  const [owed, setOwed] = useState<{ app: boolean } | null>(null);

  const done = async () => {
    await queryClient.invalidateQueries(api.auth.getSession.queryFilter());
    onDone();
  };
  if (error) return <p className="mt-6 text-danger">{errorMessage(error)}</p>;
  if (!ways) return <p className="mt-6 min-h-20" aria-busy />;
  const elsewhere = ways.linked
    .filter(({ offered }) => offered)
    .map(({ provider, name }) => ({ id: provider, name }));
  if (owed) return <ConfirmCode app={owed.app} onDone={done} onAgain={() => setOwed(null)} />;
  return (
    <div className="mt-6 flex flex-col gap-3">
      {ways.hasPassword ? <ConfirmPassword onDone={done} onOwed={setOwed} /> : null}
      <ConfirmElsewhere passkey={ways.passkeys.length > 0} providers={elsewhere} onDone={done} />
    </div>
  );
}
