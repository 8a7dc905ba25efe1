/** How much of a word is compared with a letter left out. */
const PREFIX = 8;

/** A shorter word has too many neighbours to guess one. */
const LENGTH_MIN = 4;

/** Most words that a mistyped one is taken for. */
const GUESSES_MAX = 5;

/** Whether a word is one whose mistakes are forgiven: letters alone, and not too few of them. */
export const isForgiven = (word: string) => word.length >= LENGTH_MIN && /^[\p{L}\p{M}]+$/u.test(word);

/**
 * The beginning of a word, and that with one letter left out: two words that differ by one letter
 * left out, put in, changed or swapped with its neighbour have at least one of these in common.
 */
export function variantsOf(word: string): string[] {
  const letters = [...word].slice(0, PREFIX);
  const shorter = letters.map((_, left) => letters.filter((_, at) => at !== left).join(""));
  return [...new Set([letters.join(""), ...shorter])];
}

/** Whether two words differ by one letter left out, put in, changed, or swapped with its neighbour. */
export function isOneEdit(one: string, other: string): boolean {
  const [short, long] = [[...one], [...other]].sort((a, b) => a.length - b.length) as [string[], string[]];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = (letters: string[], from: number) => letters.slice(from).join("");
  if (long.length > short.length) return rest(short, start) === rest(long, start + 1);
  if (rest(short, start + 1) === rest(long, start + 1)) return start < short.length;
  const isSwapped = short[start] === long[start + 1] && short[start + 1] === long[start];
  return isSwapped && rest(short, start + 2) === rest(long, start + 2);
}

/** What a mistyped word may have been meant for, out of words that are near; the likeliest first. */
export function guesses(typed: string, near: readonly string[]): string[] {
  const isLikely = (word: string) => (word[0] === typed[0] ? 0 : 1);
  const difference = (word: string) => Math.abs(word.length - typed.length);
  return near
    .filter((word) => isOneEdit(typed, word))
    .sort((a, b) => isLikely(a) - isLikely(b) || difference(a) - difference(b) || (a < b ? -1 : 1))
    .slice(0, GUESSES_MAX);
}
