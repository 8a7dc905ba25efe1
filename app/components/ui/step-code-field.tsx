import { Field } from "./field";

interface StepCodeFieldProps {
  /** Six digits of an app, or one of the recovery codes. */
  kind: "app" | "recovery";
  value: string;
  onValueChange: (value: string) => void;
  error: string | undefined;
  autoFocus?: boolean;
}

/** Where the code of a second step is typed. */
export function StepCodeField({ kind, ...field }: StepCodeFieldProps) {
  return kind === "app" ? (
    <Field
      {...field}
      key="app"
      label="Code from your app"
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      data-focus-first={field.autoFocus}
      spellCheck={false}
    />
  ) : (
    <Field
      {...field}
      key="recovery"
      label="Recovery code"
      hint="Ten letters and digits, like abcde-fghjk. Each works once."
      name="recovery-code"
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
