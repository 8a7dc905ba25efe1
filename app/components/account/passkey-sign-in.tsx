import { useHydrated } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";

import { Button } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";
import { errorMessage } from "~/lib/api-error";
import { authProblem } from "~/lib/auth-problem";
import { offersPasskeys, signInWithPasskey, wasNotUsed } from "~/lib/passkeys";

interface PasskeySignInProps {
  label: string;
  look?: "outlined" | "filled";
  onSignedIn: () => Promise<void>;
  /** Offer passkeys in the field whose autocomplete names `webauthn` as well. */
  autoFill?: boolean;
}

/** Signs in with a passkey, which needs no second step. */
export function PasskeySignIn({
  label,
  look = "outlined",
  onSignedIn,
  autoFill = false,
}: PasskeySignInProps) {
  const hydrated = useHydrated();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const signIn = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { error } = await signInWithPasskey();
      if (!error) {
        await onSignedIn();
        return;
      }
      setProblem(
        wasNotUsed({ error }) ? "No passkey was used. Try again, or go another way." : authProblem(error),
      );
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };
  useAutoFill(autoFill, onSignedIn, setProblem);

  return (
    <div className="needs-script mt-3">
      <Button
        look={look}
        busy={busy}
        disabled={!hydrated}
        className="w-full pointer-fine:min-h-11"
        onClick={() => void signIn()}
      >
        {label}
      </Button>
      <FormError className="mt-3" message={problem} />
    </div>
  );
}

/** Waits among the suggestions of the address field for a passkey to be picked. */
function useAutoFill(
  wanted: boolean,
  onSignedIn: () => Promise<void>,
  onProblem: (problem: string) => void,
): void {
  const wait = useEffectEvent(async (isGone: () => boolean) => {
    if (!(await offersPasskeys()) || isGone()) return;
    const answer = await signInWithPasskey({ autoFill: true });
    if (isGone() || wasNotUsed(answer)) return;
    if (answer.error) onProblem(authProblem(answer.error));
    else await onSignedIn();
  });
  useEffect(() => {
    let gone = false;
    // Whoever can't be offered passkeys here has the button.
    if (wanted) wait(() => gone).catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [wanted]);
}
