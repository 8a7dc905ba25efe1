import { useHydrated } from "@tanstack/react-router";

import type { ReactNode } from "react";

import { Button } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";
import { Page } from "~/components/layout/page";

interface AccountFormProps {
  id: string;
  title: string;
  submitLabel: string;
  busyLabel: string;
  busy: boolean;
  message: string | undefined;
  onSubmit: () => void;
  /** Ways in by an account elsewhere, below the form. */
  social: ReactNode;
  /** The other way in, below. */
  otherWay: ReactNode;
  children: ReactNode;
}

/** The narrow column that signing in and up share. */
export function AccountForm(props: AccountFormProps) {
  const hydrated = useHydrated();
  return (
    <Page narrow>
      <h1 className="font-serif text-2xl font-semibold">{props.title}</h1>
      <noscript>
        <p className="mt-4 text-quiet">This form needs JavaScript. Reading works without it.</p>
      </noscript>
      <form
        id={props.id}
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.busy) props.onSubmit();
        }}
        className="needs-script mt-8 flex flex-col gap-5"
      >
        {props.children}
        <div className="mt-1">
          <FormError message={props.message} />
          <Button
            type="submit"
            look="filled"
            busy={props.busy}
            disabled={!hydrated}
            className="w-full pointer-fine:min-h-11"
          >
            {props.busy ? props.busyLabel : props.submitLabel}
          </Button>
        </div>
      </form>
      {props.social}
      <p className="mt-8 text-sm text-quiet">{props.otherWay}</p>
    </Page>
  );
}
