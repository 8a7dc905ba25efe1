import { Link } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { ButtonLink } from "~/components/ui/button";
import { RelativeTime } from "~/components/ui/relative-time";
import { DeleteDraft } from "./delete-draft";
import { DraftWhole } from "./draft-whole";
import { draftLink, purposeOf, type ListedDraft } from "./draft-link";

interface DraftRowProps {
  draft: ListedDraft;
  /** The whole of it, where it is opened here: what it was for is gone. */
  opened: RouterOutputs["draft"]["byId"] | undefined;
}

/** One draft: its first words, what it is for, when it was written, and going on with it. */
export function DraftRow({ draft, opened }: DraftRowProps) {
  const { id, title, extract, updatedAt, post } = draft;
  const place = draftLink(draft);
  const words = title.trim() || extract.trim() || "Only tags so far";
  return (
    <li id={`draft-${id}`} tabIndex={-1} className="py-5 outline-none">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-[1_1_15rem]">
          <p className="line-clamp-2 font-serif text-lg font-semibold [overflow-wrap:anywhere]" dir="auto">
            {words}
          </p>
          {title.trim() && extract.trim() && !opened ? (
            <p className="line-clamp-2 font-serif [overflow-wrap:anywhere] text-quiet" dir="auto">
              {extract}
            </p>
          ) : null}
          <p className="dotted-line mt-1 text-sm [overflow-wrap:anywhere] text-quiet">
            <span>
              {purposeOf(draft)}{" "}
              {post ? (
                <Link
                  to="/posts/$postId/{-$slug}"
                  params={{ postId: post.id, slug: post.slug }}
                  className="reach rounded underline decoration-line underline-offset-4 hover:text-text"
                >
                  <bdi>{post.title}</bdi>
                </Link>
              ) : null}
            </span>
            <RelativeTime date={updatedAt} />
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {place ? (
            <ButtonLink {...place} aria-label={`Continue: ${words.slice(0, 60)}`}>
              Continue
            </ButtonLink>
          ) : (
            <ButtonLink
              to="/drafts"
              search={({ before }) => ({ before: before?.toString(), open: opened ? undefined : id })}
              hash={`draft-${id}`}
              aria-label={`${opened ? "Close" : "Open"}: ${words.slice(0, 60)}`}
            >
              {opened ? "Close" : "Open"}
            </ButtonLink>
          )}
          <DeleteDraft id={id} words={words} />
        </div>
      </div>
      {opened ? <DraftWhole draft={opened} /> : null}
    </li>
  );
}
