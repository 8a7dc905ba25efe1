import { Link, useHydrated } from "@tanstack/react-router";

import { Page } from "~/components/layout/page";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { FormError } from "~/components/ui/form-error";
import { firstMessage } from "~/lib/form-errors";
import { RegistrationChoice } from "./registration-choice";
import { SetupAccount } from "./setup-account";
import { SETUP_FORM_ID, useSetupForm, type SetupFormApi } from "./use-setup-form";

interface SetupFormProps {
  token: string;
  /** Who is signed in already, and becomes the administrator without a new account. */
  user: { name: string; email: string } | null;
}

/** Names the site and makes its first administrator. */
export function SetupForm({ token, user }: SetupFormProps) {
  const form = useSetupForm({ token, isMember: user !== null });
  return (
    <Page narrow>
      <h1 className="font-serif text-2xl font-semibold">Set up this site</h1>
      <p className="mt-3 text-quiet">Name it, say who may join, and become its administrator.</p>
      <noscript>
        <p className="mt-4 text-quiet">This form needs JavaScript. Reading works without it.</p>
      </noscript>
      <form
        id={SETUP_FORM_ID}
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!form.state.isSubmitting) void form.handleSubmit();
        }}
        className="needs-script mt-8 flex flex-col gap-10"
      >
        <TheSite form={form} />
        <section className="flex flex-col gap-5">
          <h2 className="font-serif text-xl font-semibold">The administrator</h2>
          {user ? (
            <p className="text-sm text-quiet">
              You are signed in as <bdi>{user.name}</bdi> ({user.email}), and become the administrator.
            </p>
          ) : (
            <SetupAccount form={form} />
          )}
        </section>
        <Submit form={form} token={token} isMember={user !== null} />
      </form>
    </Page>
  );
}

function TheSite({ form }: { form: SetupFormApi }) {
  return (
    <section className="flex flex-col gap-5">
      <h2 className="font-serif text-xl font-semibold">The site</h2>
      <form.Field name="site.name">
        {(field) => (
          <Field
            label="Name of the site"
            hint="Shown above every page. You can change it later."
            name="site.name"
            autoComplete="off"
            value={field.state.value}
            onValueChange={field.handleChange}
            error={firstMessage(field.state.meta.errors)}
          />
        )}
      </form.Field>
      <form.Field name="site.registration">
        {(field) => <RegistrationChoice value={field.state.value} onValueChange={field.handleChange} />}
      </form.Field>
    </section>
  );
}

function Submit({ form, token, isMember }: { form: SetupFormApi; token: string; isMember: boolean }) {
  const hydrated = useHydrated();
  return (
    <form.Subscribe selector={(state) => ({ busy: state.isSubmitting, error: state.errorMap.onSubmit })}>
      {({ busy, error }) => (
        <div>
          <FormError message={typeof error === "string" ? error : undefined} />
          <Button
            type="submit"
            look="filled"
            busy={busy}
            disabled={!hydrated}
            className="w-full pointer-fine:min-h-11"
          >
            {busy ? "Setting up…" : "Set up the site"}
          </Button>
          {isMember ? null : (
            <p className="mt-6 text-sm text-quiet">
              Made an account here before?{" "}
              <Link
                to="/sign-in"
                search={{ redirect: `/setup?token=${encodeURIComponent(token)}` }}
                className="text-accent underline underline-offset-4"
              >
                Sign in with it
              </Link>
            </p>
          )}
        </div>
      )}
    </form.Subscribe>
  );
}
