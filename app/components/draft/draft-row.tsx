import type { RouterOutputs } from "~/trpc/types";

import { Button, ButtonLink } from "~/components/ui/button";
import { RelativeTime } from "~/components/ui/relative-time";
import { Row } from "~/components/ui/rows";
import { WholeText } from "./whole-text";

export type ListedDraft = RouterOutputs["draft"]["list"]["items"][number];

/** What a draft is called: its title, or how its text begins. */
export function nameOf({ title, extract }: Pick<ListedDraft, "title" | "extract">): string {
  const words = (title.trim() || extract.trim()).replace(/\s+/g, " ");
  return words.length > 80 ? `${words.slice(0, 80)}…` : words || "Untitled";
}

function purposeOf({ kind, post, comment }: ListedDraft): string {
  if (kind === "new-post") return "New post";
  if (!post) return kind === "post" ? "Change of a post that is gone" : "Comment on something that is gone";
  const on = `on “${post.title}”`;
  if (kind === "post") return `Change of “${post.title}”`;
  if (kind === "comment") return `Change of a comment ${on}`;
  if (kind === "reply-to-post") return `Comment ${on}`;
  return `Reply to ${comment?.authorName ?? "a former member"} ${on}`;
}

interface DraftRowProps {
  draft: ListedDraft;
  onDelete: (asker: HTMLElement) => void;
}

/** One draft: how it begins, what it is for, when it was written, and the way back to it. */
export function DraftRow({ draft, onDelete }: DraftRowProps) {
  const name = nameOf(draft);
  const isGone = draft.kind !== "new-post" && !draft.post;
  return (
    <Row
      name={
        <span className="font-serif" dir="auto">
          {name}
        </span>
      }
      about={
        <>
          {draft.title.trim() && draft.extract.trim() ? (
            <p className="line-clamp-2 font-serif" dir="auto">
              {draft.extract}
            </p>
          ) : null}
          <p className="mt-1">
            {purposeOf(draft)} · <RelativeTime date={draft.updatedAt} />
          </p>
          {isGone ? <WholeText id={draft.id} /> : null}
        </>
      }
      action={
        <div className="flex flex-wrap gap-3">
          <ContinueLink draft={draft} name={name} />
          <Button
            className="needs-script"
            aria-label={`Delete ${name}`}
            onClick={(event) => onDelete(event.currentTarget)}
          >
            Delete
          </Button>
        </div>
      }
    />
  );
}

/** Comments are written on the page of their post. */
function ContinueLink({ draft: { id, kind, post }, name }: { draft: ListedDraft; name: string }) {
  const label = `Continue ${name}`;
  if (kind === "new-post") {
    return (
      <ButtonLink to="/posts/new" search={{ draft: id }} aria-label={label}>
        Continue
      </ButtonLink>
    );
  }
  if (!post) return null;
  if (kind === "post") {
    return (
      <ButtonLink to="/posts/$postId/edit" params={{ postId: post.id }} aria-label={label}>
        Continue
      </ButtonLink>
    );
  }
  return (
    <ButtonLink to="/posts/$postId/{-$slug}" params={{ postId: post.id, slug: post.slug }} aria-label={label}>
      Continue
    </ButtonLink>
  );
}
