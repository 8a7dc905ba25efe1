import { useHydrated } from "@tanstack/react-router";

import type { ReactNode } from "react";

import { Button } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";
import { Status } from "~/components/ui/status";

interface SettingsFormProps {
  id: string;
  submitLabel: string;
  busyLabel: string;
  busy: boolean;
  /** What went wrong with the whole. */
  message: string | undefined;
  /** What happened, once it did; said aloud. */
  outcome: ReactNode;
  onSubmit: () => void;
  children: ReactNode;
}

/** A few fields of the settings with their button, and below it what came of pressing it. */
export function SettingsForm(props: SettingsFormProps) {
  const hydrated = useHydrated();
  return (
    <>
      <noscript>
        <p className="text-quiet">Changing this needs JavaScript.</p>
      </noscript>
      <form
        id={props.id}
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.busy) props.onSubmit();
        }}
        className="needs-script flex max-w-narrow flex-col gap-5"
      >
        {props.children}
        <div>
          <FormError message={props.message} />
          <Button type="submit" busy={props.busy} disabled={!hydrated}>
            {props.busy ? props.busyLabel : props.submitLabel}
          </Button>
          <Status>{props.outcome}</Status>
        </div>
      </form>
    </>
  );
}
