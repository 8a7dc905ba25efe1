import { Link } from "@tanstack/react-router";

import { RelativeTime } from "~/components/ui/relative-time";
import { useLeftHere } from "~/components/writing/use-left-here";
import { draftLink, type ListedDraft } from "./draft-link";

const link = "-my-3 inline-block py-3 text-accent underline underline-offset-4";

interface UnfinishedNoteProps {
  userId: string;
  /** What the member wrote last and has not published. */
  latest: ListedDraft | undefined;
}

/** For who begins anew, perhaps after a tab that was closed: that there is something begun already. */
export function UnfinishedNote({ userId, latest }: UnfinishedNoteProps) {
  const left = useLeftHere(userId);
  const place = latest?.kind === "new-post" ? draftLink(latest) : undefined;
  if (!latest && left.length === 0) return null;
  return (
    <p className="mb-6 text-sm [overflow-wrap:anywhere] text-quiet">
      {latest && place ? (
        <>
          Unfinished:{" "}
          <Link {...place} className={link}>
            <bdi>{latest.title.trim() || latest.extract.trim().slice(0, 60) || "a draft"}</bdi>
          </Link>
          , <RelativeTime date={latest.updatedAt} afterVerb />.{" "}
        </>
      ) : (
        "You have unfinished texts. "
      )}
      <Link to="/drafts" className={link}>
        All drafts
      </Link>
    </p>
  );
}
