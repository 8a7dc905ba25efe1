import { HANDLE_MAX } from "~/lib/handle";
import { isInFence } from "./editor-lines";
import { lineStart, type Edit, type Written } from "./editor-text";

/** A mention that is being typed: where its "@" stands, and what follows it up to the caret. */
export interface TypedMention {
  at: number;
  prefix: string;
}

const TYPED = new RegExp(
  `(?:^|[^\\p{L}\\p{M}\\p{N}_@/.\\\\\`-])@([\\p{L}\\p{M}\\p{N}_-]{1,${HANDLE_MAX}})$`,
  "u",
);

/** The mention at whose end the caret stands; undefined in a word, an address or code. */
export function typedMention({ text, start, end }: Written): TypedMention | undefined {
  if (start !== end || /[\p{L}\p{M}\p{N}_]/u.test(text.charAt(start))) return undefined;
  const prefix = TYPED.exec(text.slice(Math.max(0, start - HANDLE_MAX - 3), start))?.[1];
  if (prefix === undefined || isInFence(text, lineStart(text, start))) return undefined;
  return { at: start - prefix.length - 1, prefix };
}

/** Puts a member's handle in the place of what was typed, and the caret where writing goes on. */
export function completeMention({ text, start }: Written, { at }: TypedMention, handle: string): Edit {
  const mention = `@${handle}`;
  const isSpaced = /^[\s.,;:!?)]/.test(text.slice(start));
  const insert = isSpaced ? mention : `${mention} `;
  const caret = at + insert.length;
  return { from: at, to: start, insert, start: caret, end: caret };
}

/** Whether what was typed may mean a member: it begins their handle, or a word of their name. */
export function isMeant({ handle, name }: { handle: string; name: string }, prefix: string): boolean {
  const [start, words] = [prefix.toLowerCase(), ` ${name.toLowerCase()}`];
  return handle.startsWith(start) || words.includes(` ${start}`);
}
