import { useHydrated } from "@tanstack/react-router";

import type { ThreadPlace } from "~/trpc/thread-options";

import { Button, ButtonLink } from "~/components/ui/button";
import { FormError } from "~/components/ui/form-error";

interface MoreCommentsProps {
  place: ThreadPlace;
  nextCursor: string | null;
  busy: boolean;
  isFailed: boolean;
  onMore: () => Promise<void>;
}

const LABEL = "Show more comments";

/** Leads on in a long thread: in place, and without scripts to a page of what comes next. */
export function MoreComments({
  place: { postId, root },
  nextCursor,
  busy,
  isFailed,
  onMore,
}: MoreCommentsProps) {
  const hydrated = useHydrated();
  if (nextCursor === null) return null;
  const search = { comments: nextCursor };
  return (
    <div className="mt-4 print:hidden">
      <FormError
        message={isFailed ? "More comments can’t be loaded right now. Please try again." : undefined}
      />
      {hydrated ? (
        <Button data-more busy={busy} onClick={() => void onMore()}>
          {busy ? "Loading…" : LABEL}
        </Button>
      ) : root ? (
        <ButtonLink
          to="/posts/$postId/comments/$commentId"
          params={{ postId, commentId: root }}
          search={search}
        >
          {LABEL}
        </ButtonLink>
      ) : (
        <ButtonLink to="/posts/$postId/{-$slug}" params={{ postId }} search={search}>
          {LABEL}
        </ButtonLink>
      )}
    </div>
  );
}
