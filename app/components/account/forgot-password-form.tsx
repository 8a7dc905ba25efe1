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
import { ForgotPasswordForm as ForgotPasswordSchema } from "~/validators/account";
import { AccountForm } from "./account-form";
import { CheckInbox } from "./check-inbox";

const FORM_ID = "forgot-password";

/** Sends a link to a new password. Says the same whether or not the address has an account. */
export function ForgotPassword() {
  const { data: mode } = useSuspenseQuery(useApi().auth.mail.queryOptions());
  const [sentTo, setSentTo] = useState<string>();
  if (mode === "none") {
    return (
      <MessagePage
        narrow
        title="This site sends no mail"
        action={<ButtonLink to="/sign-in">Sign in</ButtonLink>}
      >
        So it can’t send you a link to a new password. Ask whoever runs the site for help.
      </MessagePage>
    );
  }
  if (sentTo === undefined) return <ForgotPasswordForm onSent={setSentTo} />;
  return (
    <CheckInbox
      action={
        <ButtonLink look="outlined" to="/sign-in">
          Sign in
        </ButtonLink>
      }
    >
      <p>
        If <bdi className="text-text">{sentTo}</bdi> has an account, we sent a link to a new password there.
        It works for one hour.
      </p>
    </CheckInbox>
  );
}

function ForgotPasswordForm({ onSent }: { onSent: (email: string) => void }) {
  const form = useForm({
    defaultValues: { email: "" },
    validators: {
      onSubmit: ForgotPasswordSchema,
      onSubmitAsync: async ({ value }) => {
        try {
          const { error } = await authClient.requestPasswordReset(ForgotPasswordSchema.parse(value));
          return error ? describeRefusal(error) : undefined;
        } catch (error) {
          return toFormErrors(error, []);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(FORM_ID),
    onSubmit: ({ value }) => onSent(ForgotPasswordSchema.parse(value).email),
  });
  useEarlyText(FORM_ID, (_name, value) => form.setFieldValue("email", value));
  return (
    <form.Subscribe selector={(state) => ({ busy: state.isSubmitting, error: state.errorMap.onSubmit })}>
      {({ busy, error }) => (
        <AccountForm
          id={FORM_ID}
          title="Forgot your password?"
          submitLabel="Send me a link"
          busyLabel="Sending…"
          busy={busy}
          message={typeof error === "string" ? error : undefined}
          onSubmit={() => void form.handleSubmit()}
          social={null}
          otherWay={
            <>
              Remembered it?{" "}
              <Link to="/sign-in" className="text-accent underline underline-offset-4">
                Sign in
              </Link>
            </>
          }
        >
          <form.Field name="email">
            {(field) => (
              <Field
                label="E-mail address"
                hint="We send a link there by which you choose a new one."
                name="email"
                type="email"
                autoComplete="username"
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
