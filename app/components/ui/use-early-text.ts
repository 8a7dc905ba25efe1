import { useEffectEvent, useLayoutEffect } from "react";

type FormField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Takes over what was typed, chosen, or filled in by the browser, before the page could listen. */
export function useEarlyText(formId: string, set: (name: string, value: string) => void): void {
  const take = useEffectEvent(set);
  useLayoutEffect(() => {
    const fields = document.querySelectorAll<FormField>(`#${formId} :is(input, textarea, select)[name]`);
    for (const field of fields) if (isChanged(field)) take(field.name, field.value);
  }, [formId]);
}

function isChanged(field: FormField): boolean {
  if (field instanceof HTMLSelectElement) {
    return [...field.options].some(({ selected, defaultSelected }) => selected && !defaultSelected);
  }
  if (field.type === "radio") return (field as HTMLInputElement).checked && !field.hasAttribute("checked");
  return field.value !== field.defaultValue;
}
