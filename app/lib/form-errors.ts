import { errorMessage, fieldErrors } from "./api-error";

/** What a form shows after a refused submit: messages by field, or one for the whole. */
export interface FormErrors {
  fields: Record<string, { message: string }>;
  form?: string;
}

/** One field's refusal. */
export const fieldError = (field: string, message: string): FormErrors => ({
  fields: { [field]: { message } },
});

/** What a schema refuses, by the field of the form: what is wrong with one of a list is said of the list. */
export function refusals(issues: readonly { path: PropertyKey[]; message: string }[] = []) {
  const fields = issues.toReversed().map(({ path, message }) => [String(path[0]), { message }] as const);
  return fields.length > 0 ? { fields: Object.fromEntries(fields) } : undefined;
}

/**
 * Sorts an API error to the fields it names; what no shown field can carry is for the whole form.
 */
export function toFormErrors(error: unknown, shown: readonly string[]): FormErrors {
  const named = Object.entries(fieldErrors(error)).filter(([name]) => shown.includes(name));
  const fields = Object.fromEntries(named.map(([name, message]) => [name, { message }]));
  return named.length > 0 ? { fields } : { fields, form: errorMessage(error) };
}

/** The first message among a field's errors, which may be texts or issues of a schema. */
export function firstMessage(errors: readonly unknown[]): string | undefined {
  for (const error of errors) {
    if (typeof error === "string") return error;
    const message = (error as { message?: unknown } | undefined)?.message;
    if (typeof message === "string") return message;
  }
  return undefined;
}

/** Moves the focus to the first field that was refused, once it is marked on the page. */
export function focusFirstInvalid(formId: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`#${formId} :is(input, textarea)[aria-invalid="true"]`)?.focus();
  });
}
