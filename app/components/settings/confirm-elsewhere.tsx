import { useLocation } from "@tanstack/react-router";
import { useState } from "react";

import { Button } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";
import { errorMessage } from "~/lib/api-error";
import { authClient } from "~/lib/auth-client";
import { authProblem } from "~/lib/auth-problem";
import { signInWithPasskey, wasNotUsed } from "~/lib/passkeys";

interface ConfirmElsewhereProps {
  /** Whether the person has a passkey. */
  passkey: boolean;
  /** The accounts elsewhere that are linked. */
  providers: readonly { id: string; name: string }[];
  onDone: () => Promise<void>;
}

/** To confirm without a password: by a passkey, or by an account elsewhere. */
export function ConfirmElsewhere({ passkey, providers, onDone }: ConfirmElsewhereProps) {
  const { href } = useLocation();
  const [problem, setProblem] = useState<string>();
  const leave = async (provider: string) => {
    const { error } = await authClient.signIn.social({ provider, callbackURL: href, errorCallbackURL: href });
    // Without an error the browser is on its way.
    if (error) setProblem(authProblem(error));
  };
  return (
    <>
      {passkey ? <ConfirmPasskey onDone={onDone} /> : null}
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          className="pointer-fine:min-h-11"
          onClick={() => void leave(id).catch((error: unknown) => setProblem(errorMessage(error)))}
        >
          Continue with {name}
        </Button>
      ))}
      {providers.length > 0 ? (
        <p className="text-xs text-quiet">
          You leave this page for a moment. Once you are back, do again what you came for.
        </p>
      ) : null}
      <FormError className="mt-1" message={problem} />
    </>
  );
}

/** One of the person's own passkeys: the server takes no other. */
export function ConfirmPasskey({ onDone }: { onDone: () => Promise<void> }) {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { error } = await signInWithPasskey();
      if (!error) {
        await onDone();
        return;
      }
      setProblem(wasNotUsed({ error }) ? "No passkey was used. Try again." : authProblem(error));
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button busy={busy} className="pointer-fine:min-h-11" onClick={() => void confirm()}>
        Use a passkey
      </Button>
      <FormError className="mt-1" message={problem} />
    </>
  );
}
