/** Counts characters as a person (and PostgreSQL) does: an emoji beyond 16 bits is one. */
export function characterCount(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** False for what PostgreSQL cannot store as text: NUL, or half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** True when at least one character leaves a mark on the page: not only spaces and invisible ones. */
export function hasVisibleText(text: string): boolean {
  return /(?!\p{Default_Ignorable_Code_Point}|\u2800)[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** The start of a text as one line of at most `max` characters, cut between words, for a summary. */
export function describe(text: string, max = 160): string {
  const line = text
    .slice(0, max * 4)
    .replace(/\s+/gu, " ")
    .trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), max / 2)).toWellFormed()}…`;
}

/** The first character of a text that leaves a mark on the page, as a capital. */
export function initialOf(text: string): string | undefined {
  const first = /(?!\p{Default_Ignorable_Code_Point}|\u2800)[\p{L}\p{N}\p{P}\p{S}]/u.exec(text)?.[0];
  return first && String.fromCodePoint(first.toUpperCase().codePointAt(0) ?? 0);
}
