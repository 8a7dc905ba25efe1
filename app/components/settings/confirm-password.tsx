import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { errorMessage } from "~/lib/api-error";
import { authClient } from "~/lib/auth-client";
import { authProblem, type AuthRefusal } from "~/lib/auth-problem";
import { focusFirstInvalid } from "~/lib/form-errors";
import { owedStep } from "~/lib/second-step";
import { useApi } from "~/trpc/use-api";

const FORM_ID = "confirm-password";

interface ConfirmPasswordProps {
  onDone: () => Promise<void>;
  /** The password was right, and a second step comes after it. */
  onOwed: (step: { app: boolean }) => void;
}

/** Here the address is known to be right. */
const problemOf = (refusal: AuthRefusal) =>
  refusal.code === "INVALID_EMAIL_OR_PASSWORD"
    ? "That is not your password. Try again."
    : authProblem(refusal);

/** The person's own password, once more. */
export function ConfirmPassword({ onDone, onOwed }: ConfirmPasswordProps) {
  const { data: session } = useSuspenseQuery(useApi().auth.getSession.queryOptions());
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const email = session?.user.email ?? "";

  const confirm = async () => {
    setBusy(true);
    try {
      const { data, error } = await authClient.signIn.email({ email, password });
      setProblem(error ? problemOf(error) : undefined);
      if (error) {
        focusFirstInvalid(FORM_ID);
        return;
      }
      const owed = owedStep(data);
      if (owed) onOwed(owed);
      else await onDone();
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      id={FORM_ID}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void confirm();
      }}
    >
      {/* For password managers, which ask whose password it is. */}
      <input hidden name="username" autoComplete="username" value={email} readOnly />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onValueChange={setPassword}
        error={problem}
      />
      <Button type="submit" look="filled" busy={busy} className="pointer-fine:min-h-11">
        Confirm
      </Button>
    </form>
  );
}
