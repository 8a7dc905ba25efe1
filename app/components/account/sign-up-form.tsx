import { useForm } from "@tanstack/react-form";
import { Link } from "@tanstack/react-router";

import { Field } from "~/components/ui/field";
import { authClient } from "~/lib/auth-client";
import { useEarlyText } from "~/components/ui/use-early-text";
import { toFormErrors, firstMessage, focusFirstInvalid } from "~/lib/form-errors";
import { PASSWORD_MIN, SignUpForm as SignUpSchema } from "~/validators/account";
import { AccountForm } from "./account-form";
import { ADDRESS_TAKEN, describeRefusal } from "./refusal";
import { SocialSignIn, type ComingFrom } from "./social-sign-in";
import { useSignedIn } from "./use-signed-in";

const FORM_ID = "sign-up";
const link = "text-accent underline underline-offset-4";

const isTaken = (errors: readonly unknown[]) => firstMessage(errors) === ADDRESS_TAKEN;

/** Makes an account and signs in with it. `redirect` and `error` are as for signing in. */
export function SignUpForm({ redirect, error: code }: ComingFrom) {
  const signedIn = useSignedIn(redirect);
  const form = useForm({
    defaultValues: { name: "", email: "", password: "" },
    validators: {
      onSubmit: SignUpSchema,
      onSubmitAsync: async ({ value }) => {
        try {
          const { error } = await authClient.signUp.email(SignUpSchema.parse(value));
          return error ? describeRefusal(error) : undefined;
        } catch (error) {
          return toFormErrors(error, []);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(FORM_ID),
    onSubmit: signedIn,
  });
  useEarlyText(FORM_ID, (name, value) => form.setFieldValue(name as "name" | "email" | "password", value));
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
