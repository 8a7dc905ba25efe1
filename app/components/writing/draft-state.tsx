import { Link } from "@tanstack/react-router";

import type { DraftHandle } from "./use-draft";

import { draftTime } from "./draft-time";

/** Says in words whether what was written is kept. */
export function DraftState({ draft }: { draft: DraftHandle }) {
  return (
    <>
      <p className="tabular min-h-6 text-sm [overflow-wrap:anywhere] text-quiet">
        <StateWords draft={draft} />
      </p>
      <p role="status" className="sr-only">
        {announcement(draft)}
      </p>
    </>
  );
}

const KEPT_HERE = "Kept on this device.";

function StateWords({ draft }: { draft: DraftHandle }) {
  const { phase, message = "", isKeptHere, isKept, conflict } = draft;
  if (!isKept) return <span className="text-danger">Not saved{message ? `: ${message}` : "."}</span>;
  if (conflict && conflict.from !== "published") return isKeptHere ? KEPT_HERE : null;
  if (phase === "saving") return "Saving…";
  if (phase === "failed") return `Not saved: ${message}${isKeptHere ? ` ${KEPT_HERE}` : ""}`;
  if (phase === "signed-out") return <SignedOut isKeptHere={isKeptHere} />;
  return restful(draft);
}

function restful({ phase, savedAt, isKeptHere }: DraftHandle): string | null {
  if (phase === "saved") return savedAt ? `Saved ${draftTime(savedAt)}` : "Saved";
  if (phase === "offline") return isKeptHere ? "Offline, kept on this device" : "Offline";
  return null;
}

function SignedOut({ isKeptHere }: { isKeptHere: boolean }) {
  return (
    <>
      You are signed out. {isKeptHere ? KEPT_HERE : null}{" "}
      <Link
        to="/sign-in"
        search={{ redirect: "/drafts" }}
        target="_blank"
        rel="noopener"
        className="-my-3 inline-block py-3 text-accent underline underline-offset-4"
      >
        Sign in
        <span className="sr-only"> (opens in a new tab)</span>
      </Link>
    </>
  );
}

/** Said aloud: trouble and its end. That it is saved once more, a minute later, is no news. */
function announcement({ phase, message, isKept, conflict }: DraftHandle): string {
  if (conflict) return "There is another text. Nothing is lost: choose between the two.";
  if (!isKept) return `Not saved. ${message ?? ""}`;
  if (phase === "offline") return "Offline, kept on this device.";
  if (phase === "signed-out") return "You are signed out. Your text is kept on this device.";
  if (phase === "failed") return `Not saved: ${message ?? ""}`;
  return phase === "saved" || phase === "saving" ? "Saved as a draft." : "";
}
