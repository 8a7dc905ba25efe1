import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { errorMessage } from "~/lib/api-error";
import { useApi } from "~/trpc/use-api";
import { useFreshSession } from "./use-fresh-session";

/** What changes the second factor, each after the person showed that it is them; `problem` is the last refusal. */
export function useSecondFactor() {
  const api = useApi().security;
  const { confirmed, dialog } = useFreshSession();
  const startApp = useMutation(api.startApp.mutationOptions());
  const turnOnPasskeys = useMutation(api.turnOnPasskeys.mutationOptions());
  const renewCodes = useMutation(api.renewRecoveryCodes.mutationOptions());
  const turnOff = useMutation(api.turnOff.mutationOptions());
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  /** Runs one of these and hands on what it answered, unless it was refused or thought better of. */
  const act = async <Result,>(action: () => Promise<Result>, then: (result: Result) => unknown) => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await confirmed(action);
      if (result !== undefined) await then(result);
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };

  return {
    act,
    startApp: () => startApp.mutateAsync(),
    turnOnPasskeys: () => turnOnPasskeys.mutateAsync(),
    renewCodes: () => renewCodes.mutateAsync(),
    turnOff: () => turnOff.mutateAsync(),
    busy,
    problem,
    dialog: dialog satisfies ReactNode,
  };
}
