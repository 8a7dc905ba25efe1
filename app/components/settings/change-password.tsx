import { useForm } from "@tanstack/react-form";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { Field } from "~/components/ui/field";
import { authClient } from "~/lib/auth-client";
import { describeRefusal } from "~/lib/auth-problem";
import { firstMessage, focusFirstInvalid, toFormErrors } from "~/lib/form-errors";
import { useApi } from "~/trpc/use-api";
import {
  ChangePasswordForm as ChangePasswordSchema,
  PASSWORD_MIN,
  ResetPasswordForm,
} from "~/validators/account";
import { SettingsForm } from "./settings-form";
import { useFreshSession } from "./use-fresh-session";

const FORM_ID = "change-password";
const NOT_CONFIRMED = { fields: {}, form: "Nothing was changed." };
const hint = `At least ${PASSWORD_MIN} characters.`;

/** Tells a password manager whose password this is. */
const Username = ({ email }: { email: string }) => (
  <input type="email" autoComplete="username" value={email} readOnly hidden />
);

interface PasswordProps {
  email: string;
  onOutcome: (outcome: string | undefined) => void;
}

/** Another password for who has one; every other session ends. */
export function ChangePassword({
  email,
  outcome,
  onOutcome,
}: PasswordProps & { outcome: string | undefined }) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { confirmed, dialog } = useFreshSession();
  const form = useForm({
    defaultValues: { currentPassword: "", password: "" },
    validators: {
      onSubmit: ChangePasswordSchema,
      onSubmitAsync: async ({ value: { currentPassword, password } }) => {
        onOutcome(undefined);
        const change = { currentPassword, newPassword: password, revokeOtherSessions: true };
        try {
          const answer = await confirmed(() => authClient.changePassword(change));
          if (!answer) return NOT_CONFIRMED;
          return answer.error ? describeRefusal(answer.error) : undefined;
        } catch (error) {
          return toFormErrors(error, []);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(FORM_ID),
    onSubmit: async () => {
      form.reset();
      onOutcome("Your password is changed. Every other device was signed out.");
      await queryClient.invalidateQueries(api.auth.getSession.queryFilter());
    },
  });
  return (
    <form.Subscribe selector={(state) => ({ busy: state.isSubmitting, error: state.errorMap.onSubmit })}>
      {({ busy, error }) => (
        <>
          <SettingsForm
            id={FORM_ID}
            submitLabel="Change password"
            busyLabel="Changing…"
            busy={busy}
            message={typeof error === "string" ? error : undefined}
            outcome={outcome}
            onSubmit={() => void form.handleSubmit()}
          >
            <Username email={email} />
            <form.Field name="currentPassword">
              {(field) => (
                <Field
                  label="Present password"
                  name="currentPassword"
                  type="password"
                  autoComplete="current-password"
                  value={field.state.value}
                  onValueChange={field.handleChange}
                  error={firstMessage(field.state.meta.errors)}
                />
              )}
            </form.Field>
            <form.Field name="password">
              {(field) => (
                <Field
                  label="New password"
                  hint={hint}
                  name="password"
                  type="password"
                  autoComplete="new-password"
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

/** A first password, for who signed in another way so far. */
export function SetPassword({ email, onOutcome }: PasswordProps) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { confirmed, dialog } = useFreshSession();
  const { mutateAsync: set } = useMutation(api.account.setPassword.mutationOptions());
  const form = useForm({
    defaultValues: { password: "" },
    validators: {
      onSubmit: ResetPasswordForm,
      onSubmitAsync: async ({ value }) => {
        try {
          return (await confirmed(async () => (await set(value), true))) ? undefined : NOT_CONFIRMED;
        } catch (error) {
          return toFormErrors(error, ["password"]);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(FORM_ID),
    onSubmit: async () => {
      onOutcome("Your password is set. You can sign in with it from now on.");
      await queryClient.invalidateQueries(api.account.overview.queryFilter());
    },
  });
  return (
    <form.Subscribe selector={(state) => ({ busy: state.isSubmitting, error: state.errorMap.onSubmit })}>
      {({ busy, error }) => (
        <>
          <SettingsForm
            id={FORM_ID}
            submitLabel="Set password"
            busyLabel="Setting…"
            busy={busy}
            message={typeof error === "string" ? error : undefined}
            outcome={undefined}
            onSubmit={() => void form.handleSubmit()}
          >
            <Username email={email} />
            <form.Field name="password">
              {(field) => (
                <Field
                  label="Password"
                  hint={hint}
                  name="password"
                  type="password"
                  autoComplete="new-password"
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
