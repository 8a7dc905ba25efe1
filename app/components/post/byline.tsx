import type { ReactNode } from "react";

import { RelativeTime } from "~/components/ui/relative-time";

interface BylineProps {
  /** Null once the account is gone; undefined where the page says whose it is. */
  author: { name: string } | null | undefined;
  /** Stands for the author's name where there is room to lead to them. */
  authorLink?: ReactNode;
  createdAt: Date;
  updatedAt?: Date | null;
  /** Whether the post is new to who reads. */
  isNew?: boolean | undefined;
  /** Hangs the time in the margin where there is room, as in a register of arrivals. */
  timeInMargin?: boolean;
  children?: ReactNode;
}

/** The quiet line under a title: who wrote it, when, and whether it changed since. */
export function Byline({
  author,
  authorLink,
  createdAt,
  updatedAt,
  isNew,
  timeInMargin = false,
  children,
}: BylineProps) {
  return (
    <p className={`dotted-line text-sm text-quiet ${authorLink ? "items-center" : "items-baseline"}`}>
      {isNew ? <b className="font-medium text-text">New</b> : null}
      {author === undefined ? null : (
        <span className={`[overflow-wrap:anywhere] ${authorLink ? "flex" : ""}`}>
          {authorLink ?? (author ? <bdi>{author.name}</bdi> : <i>deleted member</i>)}
        </span>
      )}
      <RelativeTime
        date={createdAt}
        className={
          timeInMargin
            ? "lg:absolute! lg:top-2 lg:right-full lg:me-6 lg:text-xs lg:whitespace-nowrap lg:before:hidden!"
            : ""
        }
      />
      {updatedAt ? (
        <span>
          edited <RelativeTime date={updatedAt} afterVerb />
        </span>
      ) : null}
      {children}
    </p>
  );
}
