import { Field } from "~/components/ui/field";
import { firstMessage } from "~/lib/form-errors";
import { PASSWORD_MIN } from "~/validators/account";

import type { SetupFormApi } from "./use-setup-form";

const fields = [
  { name: "account.name", label: "Your name", hint: "Shown beside what you write.", autoComplete: "name" },
  {
    name: "account.email",
    label: "E-mail address",
    hint: "Never shown to other members.",
    type: "email",
    autoComplete: "email",
  },
  {
    name: "account.password",
    label: "Password",
    hint: `At least ${PASSWORD_MIN} characters.`,
    type: "password",
    autoComplete: "new-password",
  },
] as const;

/** The fields of the administrator's account. */
export function SetupAccount({ form }: { form: SetupFormApi }) {
  return fields.map(({ name, ...field }) => (
    <form.Field key={name} name={name}>
      {({ state, handleChange }) => (
        <Field
          {...field}
          name={name}
          value={state.value ?? ""}
          onValueChange={(value) => handleChange(value)}
          error={firstMessage(state.meta.errors)}
        />
      )}
    </form.Field>
  ));
}
