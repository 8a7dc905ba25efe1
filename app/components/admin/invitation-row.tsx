import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useHydrated } from "@tanstack/react-router";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { CalendarDay } from "~/components/ui/calendar-day";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { CopyField } from "~/components/ui/copy-field";
import { FormError } from "~/components/ui/form-error";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";

type Invitation = RouterOutputs["invitation"]["list"]["items"][number];

/** One invitation: its link while it is good, how often it was used, and its end. */
export function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { id, url, uses, maxUses, expiresAt, state, inviter } = invitation;
  return (
    <li id={`invitation-${id}`} tabIndex={-1} className="flex flex-col gap-3 py-4 outline-none">
      {state === "valid" ? (
        <CopyField label="Link of the invitation" text={url} copyLabel="Copy link">
          <Revoke id={id} />
        </CopyField>
      ) : null}
      <p className="tabular text-sm text-quiet">
        {state === "valid" ? null : <span className="font-medium text-text">{ended[state]} </span>}
        {uses} of {maxUses} used · {state === "expired" ? "ended on" : "good until"}{" "}
        <CalendarDay date={expiresAt} />
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
      <Button disabled={!hydrated} onClick={() => setAsking(true)}>
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
