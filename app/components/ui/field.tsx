import { Field as BaseField } from "@base-ui/react/field";

import type { ComponentProps, ReactNode } from "react";

interface FieldProps extends Omit<ComponentProps<typeof BaseField.Control>, "className"> {
  label: string;
  hint?: ReactNode;
  /** What is wrong, or undefined. Said beside the field and tied to it for a screen reader. */
  error?: string | undefined;
  /** More beside the error, such as a way out of it. */
  errorAction?: ReactNode;
}

/** A labelled one-line input with its hint and its error. */
export function Field({ label, hint, error, errorAction, ...control }: FieldProps) {
  return (
    <BaseField.Root invalid={Boolean(error)} className="flex flex-col gap-1.5">
      <BaseField.Label className="text-sm font-medium">{label}</BaseField.Label>
      <BaseField.Control
        {...control}
        className="min-h-11 w-full rounded border border-edge bg-raised px-3 text-base data-[invalid]:border-danger"
      />
      {hint && !error ? (
        <BaseField.Description className="text-xs text-quiet">{hint}</BaseField.Description>
      ) : null}
      <FieldError>
        {error} {error ? errorAction : null}
      </FieldError>
    </BaseField.Root>
  );
}

/** The message of the surrounding `BaseField.Root`, shown while it is invalid. */
export function FieldError({ children }: { children: ReactNode }) {
  return (
    <BaseField.Error match className="text-sm text-danger">
      {children}
    </BaseField.Error>
  );
}
