import { useForm } from "@tanstack/react-form";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";

import { Field } from "~/components/ui/field";
import { authClient } from "~/lib/auth-client";
import { describeRefusal } from "~/lib/auth-problem";
import { useEarlyText } from "~/components/ui/use-early-text";
import { safeRedirect } from "~/lib/redirect";
import { toFormErrors, firstMessage, focusFirstInvalid } from "~/lib/form-errors";
import { PASSWORD_MIN, SignUpForm as SignUpSchema } from "~/validators/account";
import { AccountForm } from "./account-form";
import { ADDRESS_TAKEN } from "~/lib/api-error";
import { CheckInbox } from "./check-inbox";
import { ResendLink } from "./resend-link";
import { SocialSignIn, type ComingFrom } from "./social-sign-in";
import { useSignedIn } from "./use-signed-in";

const FORM_ID = "sign-up";
const link = "text-accent underline underline-offset-4";

const isTaken = (errors: readonly unknown[]) => firstMessage(errors) === ADDRESS_TAKEN;

/** Makes an account and signs in with it. `redirect` and `error` are as for signing in. */
export function SignUpForm({ redirect, error: code }: ComingFrom) {
  const signedIn = useSignedIn(redirect);
  const linkGoesTo = useRef<string>(undefined);
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    defaultValues: { name: "", email: "", password: "" },
    validators: {
      onSubmit: SignUpSchema,
      onSubmitAsync: async ({ value }) => {
        try {
          const asked = SignUpSchema.parse(value);
          const { data, error } = await authClient.signUp.email({
            ...asked,
            callbackURL: safeRedirect(redirect),
          });
          // Signed in only where no link has to be opened first.
          linkGoesTo.current = data && data.token === null ? asked.email : undefined;
          return error ? describeRefusal(error) : undefined;
        } catch (error) {
          return toFormErrors(error, []);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(FORM_ID),
    onSubmit: () => (linkGoesTo.current ? setSentTo(linkGoesTo.current) : signedIn()),
  });
  useEarlyText(FORM_ID, (name, value) => form.setFieldValue(name as "name" | "email" | "password", value));
  if (sentTo !== undefined) return <LinkSent to={sentTo} />;
  const signIn = (
    <Link to="/sign-in" search={{ redirect }} className={link}>
      Sign in
    </Link>
  );
  return (
    <form.Subscribe selector={(state) => ({ busy: state.isSubmitting, error: state.errorMap.onSubmit })}>
      {({ busy, error }) => (
        <AccountForm
          id={FORM_ID}
          title="Sign up"
          submitLabel="Sign up"
          busyLabel="Signing up…"
          busy={busy}
          message={typeof error === "string" ? error : undefined}
          onSubmit={() => void form.handleSubmit()}
          social={<SocialSignIn redirect={redirect} error={code} />}
          otherWay={<>Have an account already? {signIn}</>}
        >
          <form.Field name="name">
            {(field) => (
              <Field
                label="Name"
                hint="Shown beside what you write."
                name="name"
                autoComplete="name"
                value={field.state.value}
                onValueChange={field.handleChange}
                error={firstMessage(field.state.meta.errors)}
              />
            )}
          </form.Field>
          <form.Field name="email">
            {(field) => (
              <Field
                label="E-mail address"
                hint="Never shown to other members."
                name="email"
                type="email"
                autoComplete="email"
                value={field.state.value}
                onValueChange={field.handleChange}
                error={firstMessage(field.state.meta.errors)}
                errorAction={isTaken(field.state.meta.errors) ? signIn : null}
              />
            )}
          </form.Field>
          <form.Field name="password">
            {(field) => (
              <Field
                label="Password"
                hint={`At least ${PASSWORD_MIN} characters.`}
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

/** The same whether the account is new or was there before. */
function LinkSent({ to }: { to: string }) {
  return (
    <CheckInbox action={<ResendLink email={to} />}>
      <p>
        We sent a link to <bdi className="text-text">{to}</bdi>. Open it to finish.
      </p>
    </CheckInbox>
  );
}
