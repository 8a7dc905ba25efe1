import { useId } from "react";

import type { DraftText } from "./draft-text";
import type { DraftConflict as Conflict } from "./draft-view";
import type { DraftHandle } from "./use-draft";

import { Button } from "~/components/ui/button";
import { CopyButton } from "~/components/ui/copy-button";
import { draftTime } from "./draft-time";

const words: Record<Conflict["from"], { title: string; about: (time: string) => string; other: string }> = {
  draft: {
    title: "This draft was changed elsewhere",
    about: (time) => `In another tab or on another device, at ${time}.`,
    other: "What stands there now",
  },
  published: {
    title: "This was changed while you were writing",
    about: (time) => `What readers see now was written at ${time}, after you began.`,
    other: "What stands there now",
  },
  device: {
    title: "There is another text on this device",
    about: (time) => `It was written in another tab, at ${time}.`,
    other: "The other text",
  },
};

/** Two texts for one thing, side by side: the writer chooses, and can copy from either. */
export function DraftConflict({ draft, conflict }: { draft: DraftHandle; conflict: Conflict }) {
  const titleId = useId();
  const { title, about, other } = words[conflict.from];
  return (
    <section aria-labelledby={titleId} className="border-s-2 border-text ps-4">
      <h2 id={titleId} className="font-medium">
        {title}
      </h2>
      <p className="mt-1 text-sm text-quiet">
        {about(draftTime(conflict.at))} Nothing is lost: choose which goes on, or copy from one to the other.
      </p>
      <div className="mt-4 grid gap-x-6 gap-y-5 sm:grid-cols-2">
        <OneText label={other} text={conflict.text} copyLabel="Copy this text" />
        <OneText label="Yours" text={draft.mine} copyLabel="Copy yours" />
      </div>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button look="filled" onClick={draft.keepMine}>
          Keep mine
        </Button>
        <Button onClick={draft.takeOther}>Take the other</Button>
      </div>
    </section>
  );
}

interface OneTextProps {
  label: string;
  text: DraftText;
  copyLabel: string;
}

function OneText({ label, text: { title, content, tags }, copyLabel }: OneTextProps) {
  const labelId = useId();
  return (
    <div className="flex min-w-0 flex-col">
      <h3 id={labelId} className="text-sm font-medium">
        {label}
      </h3>
      <div
        role="group"
        aria-labelledby={labelId}
        tabIndex={0}
        dir="auto"
        className="mt-1.5 max-h-72 flex-1 overflow-y-auto rounded bg-sunken px-3 py-2 font-serif text-base [overflow-wrap:anywhere] whitespace-pre-wrap"
      >
        {title ? <p className="mb-2 font-semibold">{title}</p> : null}
        {content || (title ? null : <span className="text-quiet">Empty</span>)}
        {tags.length > 0 ? <p className="mt-2 font-sans text-sm text-quiet">{tags.join(", ")}</p> : null}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-3">
        <CopyButton text={[title, content].filter(Boolean).join("\n\n")} label={copyLabel} />
      </div>
    </div>
  );
}
