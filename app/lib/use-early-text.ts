import { useLayoutEffect } from "react";

/** Takes over what was typed, or filled in by the browser, before the page could listen. */
export function useEarlyText(formId: string, set: (name: string, value: string) => void): void {
  useLayoutEffect(() => {
    const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      `#${formId} :is(input, textarea)[name]`,
    );
    for (const field of fields) if (field.value !== field.defaultValue) set(field.name, field.value);
    // Once: later the form knows of every change itself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
