import { useRef, useState } from "react";

import type { DraftView } from "./draft-view";
import type { DraftHandle } from "./use-draft";

import { Button } from "~/components/ui/button";
import { DraftChoice } from "./draft-choice";
import { clockTime } from "./draft-time";

/**
 * Says in words whether what was written is kept, and offers what can be done about it: to discard
 * what was restored, to choose between two texts. Ordinary saves are shown and not said aloud.
 */
export function DraftState({ draft: { view, keeper } }: { draft: DraftHandle }) {
  const box = useRef<HTMLDivElement>(null);
  const { conflict, restoredAt, canBringBack } = view;

  /** Does what a button says that goes with it, and keeps the focus where it was. */
  const act = (action: () => void) => () => {
    action();
    box.current?.focus();
  };

  return (
    <div ref={box} tabIndex={-1} className="flex flex-col gap-3 text-sm text-quiet outline-none">
      {conflict ? (
        <DraftChoice
          conflict={conflict}
          onKeepMine={act(keeper.keepMine)}
          onTakeOther={act(keeper.takeOther)}
        />
      ) : null}
      <Trouble view={view} />
      <Progress view={view} />
      {restoredAt && !conflict ? (
        <p className="flex flex-wrap items-center gap-x-3">
          Restored from {clockTime(restoredAt)}
          <Button look="plain" onClick={act(keeper.discard)}>
            Discard
          </Button>
        </p>
      ) : null}
      {canBringBack && !conflict ? (
        <p className="flex flex-wrap items-center gap-x-3">
          The text before this one is put aside.
          <Button look="plain" onClick={act(keeper.bringBack)}>
            Bring it back
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function Progress({ view: { phase, savedAt } }: { view: DraftView }) {
  if (phase === "saving") return <p>Saving…</p>;
  return phase === "saved" && savedAt ? <p>Saved {clockTime(savedAt)}</p> : null;
}

/** Said aloud: what is not saved, and when it is after all. */
function Trouble({ view }: { view: DraftView }) {
  const trouble = troubleOf(view);
  const [wasTroubled, setWasTroubled] = useState(false);
  if (trouble && !wasTroubled) setWasTroubled(true);
  return (
    <div role="status" className={trouble ? "text-text" : "sr-only"}>
      {trouble ?? (wasTroubled && view.phase === "saved" ? "Saved again" : null)}
      {view.phase === "signed-out" ? <SignInElsewhere /> : null}
    </div>
  );
}

function SignInElsewhere() {
  return (
    <a href="/sign-in" target="_blank" rel="noreferrer" className="ms-1 inline-block py-3 underline">
      Sign in, in a new tab
    </a>
  );
}

function troubleOf({ phase, message, isKept, isKeptHere }: DraftView): string | undefined {
  const unkept = "This browser keeps no texts: leave this page open.";
  if (phase === "offline") return isKeptHere ? "Offline, kept on this device" : `Offline. ${unkept}`;
  if (phase === "signed-out") {
    const where = isKeptHere ? "The text is kept on this device." : unkept;
    return `You are not signed in here any more. ${where}`;
  }
  if (phase === "failed") return `Not saved: ${message ?? ""}${isKeptHere ? " Kept on this device." : ""}`;
  return isKept ? undefined : `Not saved yet. ${unkept}`;
}
