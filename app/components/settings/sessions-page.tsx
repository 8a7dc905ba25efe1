import { useSuspenseQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { Button } from "~/components/ui/button";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { FormError } from "~/components/ui/form-error";
import { Rows } from "~/components/ui/rows";
import { Status } from "~/components/ui/status";
import { errorMessage } from "~/lib/api-error";
import { PageHeader } from "~/components/layout/page";
import { useApi } from "~/trpc/use-api";
import { deviceOf, SessionItem, type ListedSession } from "./session-item";
import { SignInAgain } from "./sign-in-again";
import { useEndSessions } from "./use-end-sessions";

const countOf = (ended: number) =>
  ended === 1 ? "One other browser is signed out." : `${ended} other browsers are signed out.`;

/** Where the person is signed in, this browser first, and the ways to end that. */
export function SessionsPage() {
  const { data: sessions } = useSuspenseQuery(useApi().session.list.queryOptions());
  const [asking, setAsking] = useState(false);
  const asker = useRef<HTMLButtonElement>(null);
  const status = useRef<HTMLParagraphElement>(null);
  const { one, others, outcome, say, isSignedOut } = useEndSessions();

  const end = (session: ListedSession) => {
    const onSuccess = () => {
      say(`${deviceOf(session)} is signed out.`);
      // The button that was pressed is gone.
      status.current?.focus();
    };
    one.mutate({ id: session.id }, { onSuccess });
  };
  const endOthers = () =>
    others.mutate(undefined, {
      onSuccess: ({ ended }) => say(countOf(ended)),
      onSettled: () => setAsking(false),
    });

  return (
    <>
      <PageHeader title="Sessions">
        Where you are signed in. Sign out whatever you don’t know or no longer use.
      </PageHeader>
      {isSignedOut ? (
        <SignInAgain />
      ) : (
        <FormError message={outcome.error ? errorMessage(outcome.error) : undefined} />
      )}
      <Status ref={status} className="not-empty:mb-4">
        {outcome.done}
      </Status>
      <Rows>
        {sessions.map((session) => (
          <SessionItem
            key={session.id}
            session={session}
            busy={one.isPending && one.variables.id === session.id}
            onEnd={() => end(session)}
          />
        ))}
      </Rows>
      {sessions.length > 1 ? (
        <Button ref={asker} className="needs-script mt-6" look="danger" onClick={() => setAsking(true)}>
          Sign out everywhere else
        </Button>
      ) : (
        <p className="mt-6 text-quiet">You are signed in nowhere else.</p>
      )}
      <noscript>
        <p className="mt-4 text-quiet">To sign out other browsers needs JavaScript.</p>
      </noscript>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Sign out everywhere else?"
        confirmLabel="Sign out everywhere else"
        busy={others.isPending}
        returnFocusTo={() => asker.current ?? status.current}
        onConfirm={endOthers}
      >
        <p>You stay signed in here. Every other browser and app has to sign in again.</p>
      </ConfirmDialog>
    </>
  );
}
