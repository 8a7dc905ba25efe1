import { Link, useHydrated } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";

import type { TypedStep } from "~/lib/second-step";

import { Page } from "~/components/layout/page";
import { Button } from "~/components/ui/button";
import { Check } from "~/components/ui/check";
import { StepCodeField } from "~/components/ui/step-code-field";
import { errorMessage } from "~/lib/api-error";
import { authProblem } from "~/lib/auth-problem";
import { focusFirstInvalid } from "~/lib/form-errors";
import { isStepOver, takeSecondStep } from "~/lib/second-step";
import { PasskeySignIn } from "./passkey-sign-in";
import { useSignedIn } from "./use-signed-in";

const FORM_ID = "second-step";
const link = "text-accent underline underline-offset-4";

const lead = {
  app: "Your password was right. Now enter the code that your app shows.",
  recovery: "Your password was right. Now enter one of the recovery codes that you kept.",
  passkey: "Your password was right. Now use your passkey.",
};

/** After the password: an app's code, a recovery code or a passkey. `app` says whether there is an app. */
export function SecondStep({ redirect, app }: { redirect: string | undefined; app: boolean }) {
  const signedIn = useSignedIn(redirect);
  const [step, setStep] = useState<TypedStep | "passkey">(app ? "app" : "passkey");
  const over = (
    <Link to="/sign-in" search={{ redirect }} className={link}>
      Start again
    </Link>
  );
  return (
    <Page narrow>
      <h1 className="font-serif text-2xl font-semibold">One more step</h1>
      <p className="mt-2 text-quiet">{lead[step]}</p>
      <noscript>
        <p className="mt-4 text-quiet">This form needs JavaScript. Reading works without it.</p>
      </noscript>
      {step === "passkey" ? null : <CodeForm key={step} step={step} onDone={signedIn} startAgain={over} />}
      <PasskeySignIn
        label="Use a passkey"
        look={step === "passkey" ? "filled" : "outlined"}
        onSignedIn={signedIn}
      />
      <div className="needs-script mt-6 flex flex-col items-start gap-1">
        {app && step !== "app" ? (
          <Button look="plain" className="-ms-4" onClick={() => setStep("app")}>
            Use the code from your app
          </Button>
        ) : null}
        {step === "recovery" ? null : (
          <Button look="plain" className="-ms-4" onClick={() => setStep("recovery")}>
            Use a recovery code
          </Button>
        )}
      </div>
      <p className="mt-6 text-sm text-quiet">Not you, or out of time? {over}</p>
    </Page>
  );
}

interface CodeFormProps {
  step: TypedStep;
  onDone: () => Promise<void>;
  startAgain: ReactNode;
}

function CodeForm({ step, onDone, startAgain }: CodeFormProps) {
  const hydrated = useHydrated();
  const [code, setCode] = useState("");
  const [trusted, setTrusted] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [ended, setEnded] = useState(false);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    setBusy(true);
    try {
      const refusal = await takeSecondStep(step, code, trusted);
      if (!refusal) {
        await onDone();
        return;
      }
      setEnded(isStepOver(refusal));
      setProblem(isStepOver(refusal) ? "This sign-in has ended." : authProblem(refusal));
      focusFirstInvalid(FORM_ID);
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      id={FORM_ID}
      method="post"
      noValidate
      className="needs-script mt-8 flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <StepCodeField kind={step} value={code} onValueChange={setCode} error={problem} autoFocus />
      {ended ? <p className="-mt-3 text-sm">{startAgain}</p> : null}
      <Check label="Trust this device for 30 days" checked={trusted} onChange={setTrusted} />
      <Button
        type="submit"
        look="filled"
        busy={busy}
        disabled={!hydrated}
        className="w-full pointer-fine:min-h-11"
      >
        {busy ? "Checking…" : "Sign in"}
      </Button>
    </form>
  );
}
