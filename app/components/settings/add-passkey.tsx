import { useState } from "react";

import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { errorMessage } from "~/lib/api-error";
import { authProblem } from "~/lib/auth-problem";
import { focusFirstInvalid } from "~/lib/form-errors";
import { addPasskey, wasNotUsed } from "~/lib/passkeys";
import { PasskeyName } from "~/validators/security";
import { deviceName } from "./device-name";
import { useFreshSession } from "./use-fresh-session";

const FORM_ID = "add-passkey";

interface AddPasskeyProps {
  onAdded: (message: string) => Promise<void>;
  onCancel: () => void;
}

/** Names a passkey and has the browser make it. */
export function AddPasskey({ onAdded, onCancel }: AddPasskeyProps) {
  const { confirmed, dialog } = useFreshSession();
  const [name, setName] = useState(() => deviceName(navigator.userAgent));
  const [nameProblem, setNameProblem] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const add = async () => {
    const checked = PasskeyName.safeParse(name);
    setNameProblem(checked.error?.issues[0]?.message);
    setProblem(undefined);
    if (!checked.success) {
      focusFirstInvalid(FORM_ID);
      return;
    }
    setBusy(true);
    try {
      const answer = await confirmed(() => addPasskey(checked.data));
      if (answer && !answer.error) await onAdded(`“${checked.data}” is added.`);
      else if (answer?.error)
        setProblem(wasNotUsed(answer) ? "No passkey was made. Try again." : authProblem(answer.error));
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      id={FORM_ID}
      noValidate
      className="flex max-w-narrow flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void add();
      }}
    >
      <Field
        label="Name"
        hint="So that you know later which one it is."
        name="name"
        autoComplete="off"
        autoFocus
        value={name}
        onValueChange={setName}
        error={nameProblem}
      />
      <FormError className="" message={problem} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="filled" busy={busy}>
          {busy ? "Waiting for the device…" : "Make the passkey"}
        </Button>
        <Button look="plain" onClick={onCancel}>
          Cancel
        </Button>
      </div>
      {dialog}
    </form>
  );
}
