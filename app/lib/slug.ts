/**
 * What a title gives to an address or a file's name: its letters and digits, in whatever alphabet, in
 * small letters with hyphens between. "post" where the title has none, such as one of emoji alone.
 */
export function slugOf(title: string, max: number): string {
  const plain = title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-");
  const slug = [...plain]
    .slice(0, max)
    .join("")
    .normalize("NFC")
    .replace(/^-+|-+$/g, "");
  return /[\p{L}\p{N}]/u.test(slug) ? slug : "post";
}
