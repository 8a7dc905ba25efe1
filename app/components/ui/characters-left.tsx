import { characterCount } from "~/lib/text";

/** How many characters a text may still have; speaks up only near the limit. */
export function CharactersLeft({ text, max }: { text: string; max: number }) {
  if (text.length < max * 0.9) return null;
  const left = max - characterCount(text);
  return (
    <p role="status" className={`tabular text-sm ${left < 0 ? "text-danger" : "text-quiet"}`}>
      {left < 0
        ? `${(-left).toLocaleString("en")} characters too many`
        : `${left.toLocaleString("en")} characters left`}
    </p>
  );
}
