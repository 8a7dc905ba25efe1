/**
 * What a Markdown text says without its marks, for finding and quoting it. Line breaks stay, so that
 * a quotation can be cut between paragraphs. Takes time in proportion to the text.
 */
export function plainTextOf(markdown: string): string {
  return markdown
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"\n]*")?\)/g, "$1")
    .replace(/^ {0,3}(?:`{3,}|~{3,}).*$/gm, "")
    .replace(/^[ \t]*(?:#{1,6}[ \t]|>[ \t]?|[-*+][ \t](?:\[[ x]\][ \t])?)/gm, "")
    .replace(/^[ \t]*\|?[ \t:|-]*-{3}[ \t:|-]*$/gm, "")
    .replace(/\[\^([^\]\s]{1,40})\]:?/g, "")
    .replace(/\*{1,3}|~~|`+|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/gu, "")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
