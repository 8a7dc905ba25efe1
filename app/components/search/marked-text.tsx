/** A text with what was looked for marked in it. */
export function MarkedText({ segments }: { segments: readonly { text: string; hit: boolean }[] }) {
  return segments.map(({ text, hit }, at) => (hit ? <mark key={at}>{text}</mark> : text));
}
