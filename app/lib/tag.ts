/** The longest that a tag may be, in characters. */
export const TAG_MAX = 30;
/** How many tags a post may have. */
export const TAGS_MAX = 5;

/**
 * A tag as it is shown and addressed: small letters and digits, hyphens for spaces and slashes, and
 * what names of languages end in ("c++", "c#"). Empty when nothing of the text can stand in a tag.
 */
export function plainTag(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[\s/\\_|–—-]+/gu, "-")
    .replace(/[^\p{L}\p{M}\p{N}+#.-]+/gu, "")
    .replace(/^[-.]+|[-.]+$/g, "")
    .normalize("NFC");
}

/** What two spellings of one tag have in common: neither capitals nor accents. */
export function foldedTag(text: string): string {
  return plainTag(text)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}
