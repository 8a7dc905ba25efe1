import { useEffectEvent, useLayoutEffect } from "react";

/** Takes over what was typed, or filled in by the browser, before the page could listen. */
export function useEarlyText(formId: string, set: (name: string, value: string) => void): void {
  const take = useEffectEvent(set);
  useLayoutEffect(() => {
    const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      `#${formId} :is(input, textarea)[name]`,
    );
    for (const field of fields) if (field.value !== field.defaultValue) take(field.name, field.value);
  }, [formId]);
}
