import { useForm } from "@tanstack/react-form";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { MessagePage } from "~/components/layout/page";
import { ButtonLink } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { useEarlyText } from "~/components/ui/use-early-text";
import { authClient } from "~/lib/auth-client";
import { describeRefusal } from "~/lib/auth-problem";
import { firstMessage, focusFirstInvalid, toFormErrors } from "~/lib/form-errors";
import { useApi } from "~/trpc/use-api";
import { PASSWORD_MIN, ResetPasswordForm as ResetPasswordSchema } from "~/validators/account";
import { AccountForm } from "./account-form";
import { useSessionChanged } from "./use-session-changed";

const FORM_ID = "reset-password";

/** Chooses a new password by a link that was sent; a link that no longer works says so at once. */
export function ResetPassword({ token }: { token: string }) {
  const { data: works } = useSuspenseQuery(useApi().auth.isResetLink.queryOptions({ token }));
  const [state, setState] = useState<"choosing" | "chosen" | "over">("choosing");
  if (state === "chosen") return <Chosen />;
  if (state === "over" || !works) return <LinkOver />;
  return (
    <ResetPasswordForm token={token} onChosen={() => setState("chosen")} onOver={() => setState("over")} />
  );
}

const Chosen = () => (
  <MessagePage
    narrow
    title="Your password is changed"
    action={
      <ButtonLink look="filled" to="/sign-in" replace>
        Sign in
      </ButtonLink>
    }
  >
    Every device was signed out. Sign in with the new password.
  </MessagePage>
);

const LinkOver = () => (
  <MessagePage
    narrow
    title="This link does not work any more"
    action={
      <ButtonLink look="filled" to="/forgot-password">
        Send me a new link
      </ButtonLink>
    }
  >
    A link to a new password works once, for one hour. You can have another one sent.
  </MessagePage>
);

interface FormProps {
  token: string;
  onChosen: () => void;
  onOver: () => void;
}

function ResetPasswordForm({ token, onChosen, onOver }: FormProps) {
  const sessionChanged = useSessionChanged();
  const form = useForm({
    defaultValues: { password: "" },
    validators: {
      onSubmit: ResetPasswordSchema,
      onSubmitAsync: async ({ value }) => {
        try {
          const { error } = await authClient.resetPassword({ newPassword: value.password, token });
          if (error?.code === "INVALID_TOKEN" || error?.code === "USER_NOT_FOUND") onOver();
          return error ? describeRefusal(error) : undefined;
        } catch (error) {
          return toFormErrors(error, []);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(FORM_ID),
    onSubmit: async () => {
      onChosen();
      await sessionChanged();
    },
  });
  useEarlyText(FORM_ID, (_name, value) => form.setFieldValue("password", value));
  return (
    <form.Subscribe selector={(state) => ({ busy: state.isSubmitting, error: state.errorMap.onSubmit })}>
      {({ busy, error }) => (
        <AccountForm
          id={FORM_ID}
          title="Choose a new password"
          submitLabel="Change password"
          busyLabel="Changing…"
          busy={busy}
          message={typeof error === "string" ? error : undefined}
          onSubmit={() => void form.handleSubmit()}
          social={null}
          otherWay={
            <>
              Remembered the old one?{" "}
              <Link to="/sign-in" className="text-accent underline underline-offset-4">
                Sign in
              </Link>
            </>
          }
        >
          <form.Field name="password">
            {(field) => (
              <Field
                label="New password"
                hint={`At least ${PASSWORD_MIN} characters. It signs you out everywhere.`}
                name="password"
                type="password"
                autoComplete="new-password"
                value={field.state.value}
                onValueChange={field.handleChange}
                error={firstMessage(field.state.meta.errors)}
              />
            )}
          </form.Field>
        </AccountForm>
      )}
    </form.Subscribe>
  );
}
