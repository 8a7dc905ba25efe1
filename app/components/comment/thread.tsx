import { useState, useSyncExternalStore, type ReactNode } from "react";

import type { ThreadPlace } from "~/trpc/thread-options";
import type { ThreadState } from "./thread-context";

import { late } from "~/components/ui/late";
import { Status } from "~/components/ui/status";
import { counted } from "~/lib/amounts";
import { onSingleKeys, singleKeysAreOn } from "~/lib/single-keys";
import { Branches } from "./comment-branch";
import { MoreComments } from "./more-comments";
import { SignInToComment } from "./sign-in-to-comment";
import { STATUS, ThreadContext } from "./thread-context";
import { ThreadAbove } from "./thread-above";
import { branchesOf, type ThreadComment } from "./tree";
import { leaveAddress, useAddress } from "./use-address";
import { useSaid } from "./use-said";
import { useThread } from "./use-thread";

// Readers do not pay for what writers need.
const NewComment = late(() => import("./new-comment"));

interface ThreadProps extends Pick<ThreadState, "viewer"> {
  place: ThreadPlace;
  /** Of the whole post. */
  commentCount: number;
  renderReaction?: ThreadState["renderReaction"];
  renderActions?: ThreadState["renderActions"];
  /** What keeps the viewer from writing, in words for them. */
  note?: ReactNode;
  /** What leads from a part to the whole discussion. */
  wayBack?: ReactNode;
}

const toggled = (ids: ReadonlySet<string>, id: string) => {
  const after = new Set(ids);
  if (!after.delete(id)) after.add(id);
  return after;
};

/** What was said to a post, or to one comment: the comments in reading order, and where to write one. */
export function Thread(props: ThreadProps) {
  const { place, viewer, commentCount, note, wayBack } = props;
  const [form, setForm] = useState<ThreadState["form"]>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [written, setWritten] = useState<ThreadComment[]>([]);
  const { said, say } = useSaid();
  const { branches, context, nextCursor, isLoading, isFailed, loadMore } = useThread(place);
  const isWhole = place.root === undefined;
  useAddress(place.postId, setForm);
  // What the viewer wrote while the comments before it are not loaded.
  const ahead = nextCursor === null ? [] : written;

  const state: ThreadState = {
    postId: place.postId,
    viewer,
    form,
    openForm: (next) => {
      leaveAddress();
      setForm(next);
    },
    folded,
    fold: (id) => setFolded((ids) => toggled(ids, id)),
    say,
    renderReaction: props.renderReaction,
    renderActions: props.renderActions,
  };

  return (
    <ThreadContext value={state}>
      <section id="comments" aria-labelledby="comments-title" className="scroll-mt-4">
        <h2 id="comments-title" className="font-serif text-xl font-semibold">
          {titleOf(commentCount, place)}
        </h2>
        {wayBack}
        <ThreadAbove comments={context} />
        <div className="mt-4">
          <Branches branches={branches} />
        </div>
        <MoreComments
          place={place}
          nextCursor={nextCursor}
          busy={isLoading}
          isFailed={isFailed}
          onMore={async () => {
            const first = await loadMore();
            if (first) say("More comments are there.", `comment-${first}`);
          }}
        />
        {ahead.length > 0 ? <Branches branches={branchesOf(ahead)} /> : null}
        <Status id={STATUS} className="text-sm not-empty:my-3">
          {said}
        </Status>
        <ThreadKeys isShown={branches.length > 1} />
        {isWhole ? (
          <div className="mt-8 border-t border-line pt-6 print:hidden">
            {viewer ? (
              <>
                {note}
                <noscript>
                  <p className="text-quiet">Writing needs JavaScript. Reading works without it.</p>
                </noscript>
                <NewComment onWritten={(comment) => setWritten((before) => [...before, comment])} />
              </>
            ) : (
              <SignInToComment isFirst={commentCount === 0} />
            )}
          </div>
        ) : null}
      </section>
    </ThreadContext>
  );
}

function titleOf(commentCount: number, { root, after }: ThreadPlace): string {
  if (root !== undefined) return "Part of the discussion";
  if (after !== undefined) return "Comments, continued";
  return commentCount === 0 ? "No comments yet" : counted(commentCount, "comment");
}

/** The keys, for those who have some and left them on. */
function ThreadKeys({ isShown }: { isShown: boolean }) {
  const areOn = useSyncExternalStore(onSingleKeys, singleKeysAreOn, () => false);
  if (!isShown || !areOn) return null;
  return (
    <p className="mt-6 hidden text-xs text-quiet print:hidden pointer-fine:block">
      <kbd>j</kbd> and <kbd>k</kbd> go to the next comment and the previous. There <kbd>r</kbd> replies and{" "}
      <kbd>o</kbd> collapses.
    </p>
  );
}
