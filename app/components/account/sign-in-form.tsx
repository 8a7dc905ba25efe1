import { useForm } from "@tanstack/react-form";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef } from "react";

import { Field } from "~/components/ui/field";
import { authClient } from "~/lib/auth-client";
import { describeRefusal } from "~/lib/auth-problem";
import { useEarlyText } from "~/components/ui/use-early-text";
import { toFormErrors, firstMessage, focusFirstInvalid } from "~/lib/form-errors";
import { owedStep } from "~/lib/second-step";
import { SignInForm as SignInSchema } from "~/validators/account";
import { AccountForm } from "./account-form";
import { PasskeySignIn } from "./passkey-sign-in";
import { ForgotPasswordLink } from "./forgot-password-link";
import { SocialSignIn, type ComingFrom } from "./social-sign-in";
import { useSignedIn } from "./use-signed-in";

const FORM_ID = "sign-in";

interface SignInFormProps extends ComingFrom {
  /** Whether anybody can make an account here. */
  mayJoin: boolean;
}

/** Signs in with address and password. `redirect` is where the person was going; `error` is the code with which another site sent them back. */
export function SignInForm({ redirect, error: code, mayJoin }: SignInFormProps) {
  const signedIn = useSignedIn(redirect);
  const navigate = useNavigate();
  const owed = useRef<ReturnType<typeof owedStep>>(null);
  const form = useForm({
    defaultValues: { email: "", password: "" },
    validators: {
      onSubmit: SignInSchema,
      onSubmitAsync: async ({ value }) => {
        try {
          const { data, error } = await authClient.signIn.email(SignInSchema.parse(value));
          owed.current = owedStep(data);
          return error ? describeRefusal(error) : undefined;
        } catch (error) {
          return toFormErrors(error, []);
        }
      },
    },
    onSubmitInvalid: () => focusFirstInvalid(FORM_ID),
    onSubmit: () =>
      owed.current
        ? navigate({ to: "/two-factor", search: { redirect, ...(owed.current.app ? {} : { app: false }) } })
        : signedIn(),
  });
  useEarlyText(FORM_ID, (name, value) => form.setFieldValue(name as "email" | "password", value));
  return (
    <form.Subscribe selector={(state) => ({ busy: state.isSubmitting, error: state.errorMap.onSubmit })}>
      {({ busy, error }) => (
        <AccountForm
          id={FORM_ID}
          title="Sign in"
          submitLabel="Sign in"
          busyLabel="Signing in…"
          busy={busy}
          message={typeof error === "string" ? error : undefined}
          onSubmit={() => void form.handleSubmit()}
          social={
            <>
              <PasskeySignIn label="Use a passkey" onSignedIn={signedIn} autoFill />
              <SocialSignIn redirect={redirect} error={code} />
            </>
          }
          otherWay={
            mayJoin ? (
              <>
                No account yet?{" "}
                <Link
                  to="/sign-up"
                  search={{ redirect }}
                  className="text-accent underline underline-offset-4"
                >
                  Sign up
                </Link>
              </>
            ) : null
          }
        >
          <form.Field name="email">
            {(field) => (
              <Field
                label="E-mail address"
                name="email"
                type="email"
                autoComplete="username webauthn"
                value={field.state.value}
                onValueChange={field.handleChange}
                error={firstMessage(field.state.meta.errors)}
              />
            )}
          </form.Field>
          <form.Field name="password">
            {(field) => (
              <Field
                label="Password"
                name="password"
                type="password"
                autoComplete="current-password"
                value={field.state.value}
                onValueChange={field.handleChange}
                error={firstMessage(field.state.meta.errors)}
              />
            )}
          </form.Field>
          <ForgotPasswordLink />
        </AccountForm>
      )}
    </form.Subscribe>
  );
}
