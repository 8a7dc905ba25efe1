import { useId } from "react";

import type { DraftConflict } from "./draft-view";

import { Button } from "~/components/ui/button";
import { clockTime } from "./draft-time";

const WHERE: Record<DraftConflict["from"], string> = {
  draft: "This text was changed in another tab or on another device",
  published: "Somebody edited this meanwhile",
  device: "Another text for this was left on this device",
};

interface DraftChoiceProps {
  conflict: DraftConflict;
  onKeepMine: () => void;
  onTakeOther: () => void;
}

/** The other text, for the writer to choose between it and their own, which stays in the form. */
export function DraftChoice({ conflict, onKeepMine, onTakeOther }: DraftChoiceProps) {
  const heading = useId();
  const { title, content, tags } = conflict.text;
  return (
    <section aria-labelledby={heading} className="rounded border border-danger p-4 text-text">
      <div role="alert">
        <h2 id={heading} className="text-base font-medium">
          {WHERE[conflict.from]} ({clockTime(conflict.at)}).
        </h2>
      </div>
      <p className="mt-1 text-quiet">
        Yours stands in the form. This is the other one; nothing is saved until you choose.
      </p>
      <div
        role="region"
        aria-label="The other text"
        tabIndex={0}
        className="mt-3 max-h-80 overflow-y-auto rounded bg-sunken p-3 font-serif text-base [overflow-wrap:anywhere] whitespace-pre-wrap"
        dir="auto"
      >
        {title ? <p className="mb-2 font-semibold">{title}</p> : null}
        {content}
        {tags.length > 0 ? <p className="mt-2 font-sans text-sm text-quiet">{tags.join(", ")}</p> : null}
      </div>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button onClick={onKeepMine}>Keep mine</Button>
        <Button onClick={onTakeOther}>Take the other</Button>
      </div>
    </section>
  );
}
