import { useState } from "react";

import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { Status } from "~/components/ui/status";
import { authClient } from "~/lib/auth-client";
import { describeRefusal } from "~/lib/auth-problem";
import { errorMessage } from "~/lib/api-error";
import { firstMessage, focusFirstInvalid } from "~/lib/form-errors";
import { accountFields } from "~/validators/account";

const FORM_ID = "resend-link";

interface Outcome {
  sentTo?: string;
  problem?: string | undefined;
  fieldProblem?: string | undefined;
}

async function send(email: string): Promise<Outcome> {
  const { error } = await authClient.sendVerificationEmail({ email });
  if (!error) return { sentTo: email };
  const { fields, form } = describeRefusal(error);
  return { problem: form, fieldProblem: fields.email?.message };
}

/** Sends the link that verifies an address once more; asks for the address where it is not known. */
export function ResendLink({ email: known }: { email?: string | undefined }) {
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>({});

  const submit = async () => {
    const checked = accountFields.email.safeParse(known ?? typed);
    if (!checked.success) {
      setOutcome({ fieldProblem: firstMessage(checked.error.issues) });
      focusFirstInvalid(FORM_ID);
      return;
    }
    setBusy(true);
    setOutcome({});
    const sent = await send(checked.data).catch((error: unknown) => ({ problem: errorMessage(error) }));
    setOutcome(sent);
    setBusy(false);
    focusFirstInvalid(FORM_ID);
  };

  return (
    <form
      id={FORM_ID}
      noValidate
      className="needs-script flex flex-col items-start gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      {known ? null : (
        <div className="w-full">
          <Field
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="email"
            value={typed}
            onValueChange={setTyped}
            error={outcome.fieldProblem}
          />
        </div>
      )}
      <FormError message={outcome.problem ?? (known ? outcome.fieldProblem : undefined)} className="" />
      <Button type="submit" busy={busy}>
        {busy ? "Sending…" : known ? "Send the link again" : "Send a new link"}
      </Button>
      <Status className="">{outcome.sentTo ? sentence(outcome.sentTo, known !== undefined) : null}</Status>
    </form>
  );
}

/** Of an address that somebody typed, it is not said whether it has an account. */
const sentence = (address: string, isKnown: boolean) =>
  isKnown ? `We sent a link to ${address}.` : `If ${address} waits to be verified, we sent a link there.`;
