import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Button } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { RelativeTime } from "~/components/ui/relative-time";
import { errorCode, errorMessage } from "~/lib/api-error";
import { calendarDate } from "~/lib/dates";
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
        <ul className="divide-y divide-line border-y border-line">
          {tokens.map((token) => (
            <TokenItem key={token.id} token={token} onRevoked={() => setRevoked(token.name)} />
          ))}
        </ul>
      )}
      <p
        id={STATUS}
        role="status"
        tabIndex={-1}
        className="mt-3 text-sm [overflow-wrap:anywhere] text-quiet outline-none"
      >
        {revoked && `“${revoked}” is revoked. Programs that still send it are refused.`}
      </p>
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
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 flex-[1_1_14rem]">
        <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
        <p className="mt-0.5 text-sm text-quiet">
          <code className="text-xs">{start}…</code> · {scopeLabels[scope]} · {expiry(token)}
        </p>
        <p className="text-sm text-quiet">
          Made <RelativeTime date={createdAt} /> ·{" "}
          {lastUsedAt ? (
            <>
              Last used <RelativeTime date={lastUsedAt} />
            </>
          ) : (
            "Never used"
          )}
        </p>
      </div>
      <Button
        id={buttonOf(id)}
        className="needs-script"
        aria-label={`Revoke ${name}`}
        onClick={() => setAsking(true)}
      >
        Revoke
      </Button>
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
    </li>
  );
}

function expiry({ expiresAt }: Token): string {
  if (!expiresAt) return "Lasts until you revoke it";
  return `${expiresAt.getTime() > Date.now() ? "Expires" : "Expired"} ${calendarDate(expiresAt)}`;
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
