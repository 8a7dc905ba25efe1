import { useState } from "react";

import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { errorMessage } from "~/lib/api-error";
import { authClient } from "~/lib/auth-client";
import { authProblem } from "~/lib/auth-problem";
import { focusFirstInvalid } from "~/lib/form-errors";
import { PasskeyName } from "~/validators/security";

const FORM_ID = "rename-passkey";

interface RenamePasskeyProps {
  id: string;
  name: string;
  onRenamed: (message: string) => Promise<void>;
  onEnd: () => void;
}

/** Gives a passkey another name. */
export function RenamePasskey({ id, name, onRenamed, onEnd }: RenamePasskeyProps) {
  const [text, setText] = useState(name);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const refuse = (message: string | undefined) => {
    setProblem(message);
    focusFirstInvalid(FORM_ID);
  };
  const rename = async () => {
    const checked = PasskeyName.safeParse(text);
    if (!checked.success) {
      refuse(checked.error.issues[0]?.message);
      return;
    }
    setBusy(true);
    try {
      const body = { id, name: checked.data };
      const { error } = await authClient.$fetch("/passkey/update-passkey", { method: "POST", body });
      if (error) {
        refuse(authProblem(error));
        return;
      }
      await onRenamed(`It is called “${checked.data}” now.`);
      onEnd();
    } catch (error) {
      refuse(errorMessage(error));
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
        if (!busy) void rename();
      }}
    >
      <Field
        label="New name"
        name="name"
        autoComplete="off"
        autoFocus
        value={text}
        onValueChange={setText}
        error={problem}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="filled" busy={busy}>
          Save name
        </Button>
        <Button look="plain" onClick={onEnd}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
