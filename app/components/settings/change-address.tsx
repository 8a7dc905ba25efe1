import { useForm } from "@tanstack/react-form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { Field } from "~/components/ui/field";
import { errorCode } from "~/lib/api-error";
import { authClient } from "~/lib/auth-client";
import { describeRefusal } from "~/lib/auth-problem";
import {
  fieldError,
  firstMessage,
  focusFirstInvalid,
  toFormErrors,
  type FormErrors,
} from "~/lib/form-errors";
import { useApi } from "~/trpc/use-api";
import { ChangeAddressForm as ChangeAddressSchema } from "~/validators/account";
import { SettingsForm } from "./settings-form";
import { useFreshSession } from "./use-fresh-session";

const FORM_ID = "change-address";

interface ChangeAddressProps {
  account: RouterOutputs["account"]["overview"];
  mode: RouterOutputs["auth"]["mail"];
}

/** What happens next, which depends on whom there is to ask. */
function nextStep({ account, mode }: ChangeAddressProps, email: string): string {
  if (mode === "none") return `Your address is now ${email}.`;
  if (!account.emailVerified) return `We sent a link to ${email}. The change takes effect when you open it.`;
  return `We sent a link to your present address, ${account.email}. Open it to confirm the change; then we send one to ${email}.`;
}

/** Another e-mail address: both the present one and the new one confirm it, where mail can be sent. */
export function ChangeAddress(props: ChangeAddressProps) {
  const { mode } = props;
  const [outcome, setOutcome] = useState<string>();
  const { change, dialog } = useChange(mode);
  const form = useForm({
    defaultValues: { email: "" },
    validators: {
      onSubmit: ChangeAddressSchema,
      onSubmitAsync: async ({ value }) => {
        setOutcome(undefined);
        const { email } = ChangeAddressSchema.parse(value);
        if (email.toLowerCase() === props.account.email) {
          return fieldError("email", "That is your address already.");
        }
        const result = await change(email);
        if (result === "done") setOutcome(nextStep(props, email));
        // Whoever thought better of it finds what they typed.
        else if (result === "not confirmed") return { fields: {}, form: "Nothing was changed." };
        else return result;
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(FORM_ID),
    onSubmit: () => form.reset(),
  });
  return (
    <form.Subscribe selector={(state) => ({ busy: state.isSubmitting, error: state.errorMap.onSubmit })}>
      {({ busy, error }) => (
        <>
          <SettingsForm
            id={FORM_ID}
            submitLabel="Change address"
            busyLabel="Changing…"
            busy={busy}
            message={typeof error === "string" ? error : undefined}
            outcome={outcome}
            onSubmit={() => void form.handleSubmit()}
          >
            <form.Field name="email">
              {(field) => (
                <Field
                  label="New address"
                  name="email"
                  type="email"
                  autoComplete="email"
                  value={field.state.value}
                  onValueChange={field.handleChange}
                  error={firstMessage(field.state.meta.errors)}
                />
              )}
            </form.Field>
          </SettingsForm>
          {dialog}
        </>
      )}
    </form.Subscribe>
  );
}

function useChange(mode: ChangeAddressProps["mode"]) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { confirmed, dialog } = useFreshSession();
  const { mutateAsync: replace } = useMutation(api.account.replaceAddress.mutationOptions());

  const change = async (email: string): Promise<FormErrors | "done" | "not confirmed"> => {
    try {
      if (mode === "none") {
        const done = await confirmed(async () => (await replace({ email }), true));
        await queryClient.invalidateQueries(api.account.overview.queryFilter());
        await queryClient.invalidateQueries(api.auth.getSession.queryFilter());
        return done ? "done" : "not confirmed";
      }
      const answer = await confirmed(() => authClient.changeEmail({ newEmail: email }));
      if (!answer) return "not confirmed";
      return answer.error ? describeRefusal(answer.error) : "done";
    } catch (error) {
      if (errorCode(error) === "CONFLICT" && error instanceof Error)
        return fieldError("email", error.message);
      return toFormErrors(error, ["email"]);
    }
  };
  return { change, dialog };
}
