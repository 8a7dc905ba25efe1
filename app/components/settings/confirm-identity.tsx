import { Dialog } from "@base-ui/react/dialog";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "~/components/ui/button";
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
        <Dialog.Backdrop className="fixed inset-0 bg-veil" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 max-h-[calc(100dvh-2rem)] w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded border border-line bg-raised p-6 shadow-float">
          <Dialog.Title className="font-serif text-xl font-semibold">Confirm that it is you</Dialog.Title>
          <Dialog.Description className="mt-2 text-quiet">
            You signed in a while ago, and this changes your account.
          </Dialog.Description>
          <Ways onDone={() => onClose(true)} />
          <div className="mt-6 flex justify-end">
            <Dialog.Close render={<Button look="plain" />}>Cancel</Dialog.Close>
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
