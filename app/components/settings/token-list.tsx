import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { CalendarDay } from "~/components/ui/calendar-day";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { RelativeTime } from "~/components/ui/relative-time";
import { Row, Rows } from "~/components/ui/rows";
import { Status } from "~/components/ui/status";
import { errorCode, errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";
import { scopeLabels } from "./token-choices";

type Token = RouterOutputs["token"]["list"][number];

const buttonOf = (id: string) => `revoke-${id}`;
const STATUS = "token-status";

/** One's tokens, each with a way to end it. */
export function TokenList() {
  const { data: tokens } = useSuspenseQuery(useApi().token.list.queryOptions());
  const [revoked, setRevoked] = useState("");
  return (
    <>
      {tokens.length === 0 ? (
        <p className="text-quiet">No program has a token of yours.</p>
      ) : (
        <Rows>
          {tokens.map((token) => (
            <TokenItem key={token.id} token={token} onRevoked={() => setRevoked(token.name)} />
          ))}
        </Rows>
      )}
      <Status id={STATUS}>
        {revoked && `“${revoked}” is revoked. Programs that still send it are refused.`}
      </Status>
    </>
  );
}

function TokenItem({ token, onRevoked }: { token: Token; onRevoked: () => void }) {
  const { id, name, start, scope, createdAt, lastUsedAt } = token;
  const [asking, setAsking] = useState(false);
  const revoke = useRevoke(() => {
    setAsking(false);
    onRevoked();
  });
  return (
    <>
      <Row
        name={<bdi>{name}</bdi>}
        about={
          <>
            <p>
              <code className="text-xs">{start}…</code> · {scopeLabels[scope]} · <Expiry token={token} />
            </p>
            <p>
              Made <RelativeTime date={createdAt} afterVerb /> ·{" "}
              {lastUsedAt ? (
                <>
                  Last used <RelativeTime date={lastUsedAt} afterVerb />
                </>
              ) : (
                "Never used"
              )}
            </p>
          </>
        }
        action={
          <Button
            id={buttonOf(id)}
            className="needs-script"
            aria-label={`Revoke ${name}`}
            onClick={() => setAsking(true)}
          >
            Revoke
          </Button>
        }
      />
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke “${name}”?`}
        confirmLabel="Revoke token"
        cancelLabel="Keep it"
        busy={revoke.isPending}
        returnFocusTo={() => document.getElementById(buttonOf(id)) ?? document.getElementById(STATUS)}
        onConfirm={() => revoke.mutate({ id })}
      >
        <p>Programs that use it are refused from then on. It can’t be brought back.</p>
        <FormError className="mt-3" message={revoke.error ? errorMessage(revoke.error) : undefined} />
      </ConfirmDialog>
    </>
  );
}

const isPast = (date: Date) => date.getTime() < Date.now();

function Expiry({ token: { expiresAt } }: { token: Token }) {
  if (!expiresAt) return "Lasts until you revoke it";
  return (
    <>
      {isPast(expiresAt) ? "Expired" : "Expires"} on <CalendarDay date={expiresAt} />
    </>
  );
}

function useRevoke(onRevoked: () => void) {
  const api = useApi();
  const queryClient = useQueryClient();
  const done = async () => {
    onRevoked();
    await queryClient.invalidateQueries(api.token.list.queryFilter());
  };
  return useMutation(
    api.token.revoke.mutationOptions({
      onSuccess: done,
      // Another tab was faster: what was wished for is so.
      onError: async (error) => {
        if (errorCode(error) === "NOT_FOUND") await done();
      },
    }),
  );
}
