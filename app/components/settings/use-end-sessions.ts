import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { errorCode } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";

/** What came of the last try to end sessions: a sentence, or what went wrong. */
interface Outcome {
  done?: string;
  error?: unknown;
}

/** Ends sessions, shows the list as it is then, and keeps what came of it. */
export function useEndSessions() {
  const api = useApi();
  const queryClient = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>({});
  const refresh = () => queryClient.invalidateQueries(api.session.list.queryFilter());
  const say = (done: string) => setOutcome({ done });
  const reporting = {
    onMutate: () => setOutcome({}),
    onSuccess: refresh,
    onError: (error: unknown) => {
      setOutcome({ error });
      // It had ended already, so the list was old.
      return errorCode(error) === "NOT_FOUND" ? refresh() : undefined;
    },
  };
  return {
    one: useMutation(api.session.revoke.mutationOptions(reporting)),
    others: useMutation(api.session.revokeOthers.mutationOptions(reporting)),
    outcome,
    say,
    isSignedOut: errorCode(outcome.error) === "UNAUTHORIZED",
  };
}
