import { useState } from "react";

import type { TypedStep } from "~/lib/second-step";

import { Button } from "~/components/ui/button";
import { StepCodeField } from "~/components/ui/step-code-field";
import { errorMessage } from "~/lib/api-error";
import { authProblem } from "~/lib/auth-problem";
import { focusFirstInvalid } from "~/lib/form-errors";
import { isStepOver, takeSecondStep } from "~/lib/second-step";
import { ConfirmPasskey } from "./confirm-elsewhere";

const FORM_ID = "confirm-code";

interface ConfirmCodeProps {
  /** Whether there is an app to ask for a code. */
  app: boolean;
  onDone: () => Promise<void>;
  /** The password is wanted again. */
  onAgain: () => void;
}

/** The second step, after the password was right. */
export function ConfirmCode({ app, onDone, onAgain }: ConfirmCodeProps) {
  const [step, setStep] = useState<TypedStep>(app ? "app" : "recovery");
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const confirm = async () => {
    setBusy(true);
    try {
      const refusal = await takeSecondStep(step, code, false);
      if (!refusal) {
        await onDone();
        return;
      }
      if (isStepOver(refusal)) {
        onAgain();
        return;
      }
      setProblem(authProblem(refusal));
      focusFirstInvalid(FORM_ID);
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };
  const turnTo = (next: TypedStep) => {
    setStep(next);
    setCode("");
    setProblem(undefined);
  };

  return (
    <form
      id={FORM_ID}
      className="mt-6 flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void confirm();
      }}
    >
      <StepCodeField kind={step} value={code} onValueChange={setCode} error={problem} autoFocus />
      <Button type="submit" look="filled" busy={busy} className="mt-2 pointer-fine:min-h-11">
        Confirm
      </Button>
      {app ? (
        <Button look="plain" onClick={() => turnTo(step === "app" ? "recovery" : "app")}>
          {step === "app" ? "Use a recovery code" : "Use the code from your app"}
        </Button>
      ) : (
        <ConfirmPasskey onDone={onDone} />
      )}
    </form>
  );
}
