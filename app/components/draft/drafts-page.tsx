import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { PageHeader } from "~/components/layout/page";
import { ButtonLink } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { PageTurner } from "~/components/ui/page-turner";
import { Rows } from "~/components/ui/rows";
import { Status } from "~/components/ui/status";
import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";
import { DraftRow, nameOf, type ListedDraft } from "./draft-row";
import { OnThisDevice } from "./on-this-device";

/** What the member is writing and has not published, with the ways to go on and to be rid of it. */
export function DraftsPage({ cursor }: { cursor: string | undefined }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(api.draft.list.queryOptions({ cursor }));
  const [asked, setAsked] = useState<ListedDraft>();
  const [isAsking, setAsking] = useState(false);
  const asker = useRef<HTMLElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const remove = useMutation(
    api.draft.delete.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(api.draft.list.queryFilter()),
      onSettled: () => setAsking(false),
    }),
  );
  return (
    <>
      <PageHeader title="Drafts">What you are writing and have not published. Only you see it.</PageHeader>
      <FormError message={remove.error ? errorMessage(remove.error) : undefined} />
      <Status ref={status} className="not-empty:mb-4">
        {remove.isSuccess ? "The draft is deleted." : null}
      </Status>
      <OnThisDevice />
      {data.items.length > 0 ? (
        <Rows>
          {data.items.map((draft) => (
            <DraftRow
              key={draft.id}
              draft={draft}
              onDelete={(button) => {
                asker.current = button;
                setAsked(draft);
                setAsking(true);
              }}
            />
          ))}
        </Rows>
      ) : (
        <p className="text-lg text-quiet">{cursor ? "There are no older drafts." : "No drafts yet."}</p>
      )}
      <PageTurner
        first={cursor ? <ButtonLink to="/drafts">Newest drafts</ButtonLink> : null}
        next={
          data.nextCursor ? (
            <ButtonLink to="/drafts" search={{ cursor: data.nextCursor }} rel="next">
              Older drafts
            </ButtonLink>
          ) : null
        }
      />
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title="Delete draft?"
        confirmLabel="Delete draft"
        busy={remove.isPending}
        returnFocusTo={() => (asker.current?.isConnected ? asker.current : status.current)}
        onConfirm={() => asked && remove.mutate({ id: asked.id })}
      >
        <p className="[overflow-wrap:anywhere]">
          “{asked ? nameOf(asked) : ""}” will be gone. This can’t be undone.
        </p>
      </ConfirmDialog>
    </>
  );
}
