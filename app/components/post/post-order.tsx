import { Link } from "@tanstack/react-router";

import type { ReactNode } from "react";

import { PERIODS, type FeedSearch } from "~/lib/feed";

/** A link to the same posts in an order, which may be the one that they are in. */
const order = (search: FeedSearch, isCurrent: boolean, name: string) => (
  <Link
    key={name}
    to="."
    search={search}
    activeOptions={{ exact: true }}
    aria-current={isCurrent || undefined}
    className="choice"
  >
    {name}
  </Link>
);

/** The orders that posts can be read in, as links. What else leads on from here comes as `children`. */
export function PostOrder({ sort, period, children }: FeedSearch & { children: ReactNode }) {
  return (
    <nav aria-label="Order" className="choices">
      <p>
        {order({}, !sort, "new")}
        {order({ sort: "top", period: "week" }, !!sort, "top")}
        {children}
      </p>
      {sort ? <p>{PERIODS.map((name) => order({ sort, period: name }, name === period, name))}</p> : null}
    </nav>
  );
}
