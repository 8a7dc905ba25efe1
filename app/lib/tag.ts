/** The longest that a tag may be, in characters. */
export const TAG_MAX = 30;
/** How many tags a post may have. */
export const TAGS_MAX = 5;

/**
 * A tag as it is shown and addressed: small letters and digits, hyphens for spaces and slashes, and
 * what names of languages end in ("c++", "c#"). Empty when nothing of the text can stand in a tag.
 */
export function plainTag(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
      .replace(/[\s/\\_|–—-]+/gu, "-")
      .replace(/[^\p{L}\p{M}\p{N}+#.-]+/gu, "")
      // Marks pile up over the lines above; no language needs more of them.
      .replace(/(\p{M}{3})\p{M}+/gu, "$1")
      .replace(/^[^\p{L}\p{N}]+|[-.]+$/gu, "")
      .normalize("NFC")
  );
}

/**
 * What the spellings of one tag have in common: neither capitals nor accents. Marks that are more
 * than an accent stay, such as the vowels of Hindi or the voicing of Japanese.
 */
export function foldedTag(text: string): string {
  return plainTag(text)
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]+/g, "")
    .normalize("NFC");
}

/** Whether two lists are of the same tags, however they are spelt: that is decided by who named a tag first. */
export const sameTags = (some: readonly string[], others: readonly string[]) =>
  some.map(foldedTag).join("\n") === others.map(foldedTag).join("\n");
