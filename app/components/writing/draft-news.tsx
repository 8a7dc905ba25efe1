import type { DraftHandle } from "./use-draft";

import { DraftConflict } from "./draft-conflict";
import { draftTime } from "./draft-time";

const action =
  "-my-3 inline-block cursor-pointer py-3 text-accent underline underline-offset-4 hover:text-accent-strong";

/** What came back of an earlier text, and what has to be chosen between. */
export function DraftNews({ draft }: { draft: DraftHandle }) {
  const { conflict, canBringBack, restoredAt, isBegun } = draft;
  if (conflict)
    return <DraftConflict key={conflict.key ?? conflict.version} draft={draft} conflict={conflict} />;
  if (canBringBack) {
    return (
      <p className="text-sm text-quiet">
        Your text was replaced.{" "}
        <button type="button" className={action} onClick={draft.bringBack}>
          Bring it back
        </button>
      </p>
    );
  }
  if (!restoredAt || !isBegun) return null;
  return (
    <p className="text-sm text-quiet">
      Restored from {draftTime(restoredAt)}.{" "}
      <button type="button" className={action} onClick={draft.discard}>
        Discard it
      </button>
    </p>
  );
}
