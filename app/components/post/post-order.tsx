import { Link } from "@tanstack/react-router";

import type { ReactNode } from "react";

import { PERIODS, type FeedSearch } from "~/lib/feed";

const look =
  "inline-flex min-h-11 items-center px-2 text-quiet hover:text-text aria-[current]:font-medium aria-[current]:text-text aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2 aria-[current]:underline-offset-8";

const LABELS = { day: "Day", week: "Week", month: "Month", year: "Year", all: "All time" };

interface ChoiceProps {
  search: FeedSearch;
  isCurrent: boolean;
  children: ReactNode;
}

const Choice = ({ search, isCurrent, children }: ChoiceProps) => (
  <Link
    to="."
    search={search}
    activeOptions={{ exact: true }}
    aria-current={isCurrent || undefined}
    className={look}
  >
    {children}
  </Link>
);

/** The orders that posts can be read in, as links. What else leads on from here comes as `children`. */
export function PostOrder({ sort, period, children }: FeedSearch & { children?: ReactNode }) {
  return (
    <nav aria-label="Order" className="-mx-2 -mt-4 mb-6 text-sm">
      <div className="flex flex-wrap items-center">
        <Choice search={{}} isCurrent={!sort}>
          New
        </Choice>
        <Choice search={{ sort: "top", period: "week" }} isCurrent={!!sort}>
          Top
        </Choice>
        {children}
      </div>
      {sort ? (
        <div className="flex flex-wrap">
          {PERIODS.map((name) => (
            <Choice key={name} search={{ sort, period: name }} isCurrent={name === period}>
              {LABELS[name]}
            </Choice>
          ))}
        </div>
      ) : null}
    </nav>
  );
}
