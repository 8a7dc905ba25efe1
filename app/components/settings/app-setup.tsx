import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import type { Setup } from "./second-factor-section";

import { Button } from "~/components/ui/button";
import { CopyButton } from "~/components/ui/copy-button";
import { StepCodeField } from "~/components/ui/step-code-field";
import { errorMessage } from "~/lib/api-error";
import { focusFirstInvalid } from "~/lib/form-errors";
import { TurnOnApp } from "~/validators/security";
import { useApi } from "~/trpc/use-api";
import { QrCode } from "./qr-code";
import { useFreshSession } from "./use-fresh-session";

const FORM_ID = "app-setup";

interface AppSetupProps {
  setup: Setup;
  onDone: (recoveryCodes: string[]) => Promise<void>;
  onCancel: () => void;
}

/** Hands a secret to an app, by picture or by text, and asks for the app's first code. */
export function AppSetup({ setup, onDone, onCancel }: AppSetupProps) {
  const { confirmed, dialog } = useFreshSession();
  const turnOn = useMutation(useApi().security.turnOnApp.mutationOptions());
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<string>();

  const submit = async () => {
    const input = TurnOnApp.safeParse({ sealed: setup.sealed, code });
    try {
      if (!input.success) throw new CodeProblem(input.error.issues[0]?.message);
      const answer = await confirmed(() => turnOn.mutateAsync(input.data));
      if (answer) await onDone(answer.recoveryCodes);
    } catch (error) {
      setProblem(error instanceof CodeProblem ? error.message : errorMessage(error));
      focusFirstInvalid(FORM_ID);
    }
  };

  return (
    <>
      <form
        id={FORM_ID}
        noValidate
        className="flex max-w-narrow flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!turnOn.isPending) void submit();
        }}
      >
        <p>
          Scan this with an app for codes, such as the password manager on your phone. Then enter the code
          that it shows.
        </p>
        <QrCode text={setup.uri} label="The secret as a picture for an app" />
        <div>
          <p className="text-sm text-quiet">Can’t scan it? Type this secret into the app:</p>
          <p className="mt-1 max-w-[20ch] font-mono text-base" data-testid="secret">
            {setup.secret.match(/.{4}/g)?.join(" ")}
          </p>
          <div className="mt-2 flex flex-wrap gap-3">
            <CopyButton text={setup.secret} label="Copy secret" />
          </div>
        </div>
        <StepCodeField kind="app" value={code} onValueChange={setCode} error={problem} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="filled" busy={turnOn.isPending}>
            {turnOn.isPending ? "Checking…" : "Turn on"}
          </Button>
          <Button look="plain" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </form>
      {dialog}
    </>
  );
}

/** The code can't be one: the server is not asked. */
class CodeProblem extends Error {}
