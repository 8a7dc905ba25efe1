import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHydrated } from "@tanstack/react-router";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { errorMessage } from "~/lib/api-error";
import { exactTime } from "~/lib/dates";
import { useApi } from "~/trpc/use-api";
import { CopyLink } from "./copy-link";

type Invitation = RouterOutputs["invitation"]["list"]["items"][number];

/** One invitation: its link while it is good, how often it was used, and its end. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { id, url, uses, maxUses, expiresAt, state, inviter } = invitation;
  const end = <time dateTime={expiresAt.toISOString()}>{exactTime(expiresAt)}</time>;
  return (
    <li id={`invitation-${id}`} tabIndex={-1} className="flex flex-col gap-3 py-4 outline-none">
      {state === "valid" ? (
        <div className="flex flex-wrap items-center gap-3">
          <CopyLink url={url} />
          <Revoke id={id} />
        </div>
      ) : null}
      <p className="tabular text-sm text-quiet">
        {state === "valid" ? null : <span className="font-medium text-text">{ended[state]} </span>}
        {uses} of {maxUses} used · {state === "expired" ? "ended" : "good until"} {end}
        {inviter ? (
          <>
            {" "}
            · by <bdi>{inviter.name}</bdi>
          </>
        ) : null}
      </p>
    </li>
  );
}

const ended: Record<Exclude<Invitation["state"], "valid">, string> = {
  expired: "Expired.",
  "used up": "Used up.",
  revoked: "Revoked.",
};

function Revoke({ id }: { id: string }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const hydrated = useHydrated();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation(
    api.invitation.revoke.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.invitation.list.queryFilter()),
    }),
  );
  return (
    <>
      <Button look="plain" disabled={!hydrated} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Revoke this invitation?"
        confirmLabel="Revoke invitation"
        cancelLabel="Keep it"
        busy={revoke.isPending}
        returnFocusTo={() => document.querySelector<HTMLElement>(`#invitation-${id}`)}
        onConfirm={() => revoke.mutate(id)}
      >
        <p>Its link lets nobody in any more. Who joined by it stays.</p>
        <FormError className="mt-3" message={revoke.error ? errorMessage(revoke.error) : undefined} />
      </ConfirmDialog>
    </>
  );
}
