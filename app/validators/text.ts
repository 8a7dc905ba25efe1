import { z } from "zod/v4";

import { characterCount, hasVisibleText, isStorableText } from "~/lib/text";

/**
 * A text that a person writes: at least one visible character, at most `max` characters, and
 * nothing that PostgreSQL cannot keep. `name` starts the messages: "Title can’t be empty."
 */
export function writtenText(name: string, max: number) {
  return z
    .string({ error: `${name} is missing.` })
    .refine(isStorableText, `${name} holds a character that can’t be stored. Please retype it.`)
    .refine(hasVisibleText, `${name} can’t be empty.`)
    .refine(
      (text) => text.length <= max || characterCount(text) <= max,
      `${name} can have at most ${max.toLocaleString("en")} characters.`,
    );
}

/** A written text that is one line, whatever was pasted. */
export function writtenLine(name: string, max: number) {
  return writtenText(name, max).transform((text) => text.trim().replace(/\s+/gu, " "));
}
