import type { RouterOutputs } from "~/trpc/types";

type Segment = RouterOutputs["revision"]["diff"]["difference"]["content"][number];

/** What changed, marked where it stands: told by a line through or under it, and aloud in words. */
export function ChangedText({ segments }: { segments: Segment[] }) {
  return segments.map((segment, i) =>
    segment.kind === "folded" ? (
      <span key={i} className="my-4 block border-y border-line py-1.5 font-sans text-sm text-quiet">
        {segment.words.toLocaleString("en")} unchanged words
      </span>
    ) : (
      <Marked key={i} kind={segment.kind} text={segment.text} />
    ),
  );
}

const looks = {
  added: "bg-sunken font-semibold underline decoration-2 underline-offset-4",
  removed: "text-quiet line-through decoration-danger decoration-2",
};

/** A piece of text that came, went or stayed. */
export function Marked({ kind, text }: { kind: "same" | "added" | "removed"; text: string }) {
  if (kind === "same") return text;
  const Tag = kind === "added" ? "ins" : "del";
  return (
    <Tag className={looks[kind]}>
      <span className="sr-only">{kind}: </span>
      {visible(text)}
      <span className="sr-only">, end of what was {kind}; </span>
    </Tag>
  );
}

/** Nobody would see a space or a line break that came or went alone. */
function visible(text: string): string {
  if (/\S/.test(text)) return text;
  return text.replaceAll("\n", "↵\n").replaceAll(" ", "␣").replaceAll("\t", "⇥");
}
