import { Link } from "@tanstack/react-router";

import type { ReactNode } from "react";

import { Mark } from "./mark";

/** The one line above every page; the account's own controls come from the route as `children`. */
export function Header({ siteName, children }: { siteName: string; children: ReactNode }) {
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex min-h-16 max-w-column flex-wrap items-center justify-between gap-x-2 px-4 py-2 sm:px-6">
        {/* A long name takes a second line before the controls do. */}
        <div className="min-w-0 flex-[1_1_8rem]">
          <Link
            to="/"
            aria-label={`${siteName}, home`}
            className="-mx-1 inline-flex min-h-11 items-center rounded px-1"
          >
            <Mark name={siteName} />
          </Link>
        </div>
        <nav aria-label="Account" className="ms-auto flex shrink-0 items-center gap-1.5 sm:gap-2">
          <SearchLink />
          {children}
        </nav>
      </div>
    </header>
  );
}

function SearchLink() {
  return (
    <Link
      to="/search"
      aria-label="Search"
      className="inline-flex size-11 items-center justify-center rounded text-quiet hover:bg-sunken hover:text-text data-[status=active]:hidden"
    >
      <svg
        viewBox="0 0 20 20"
        className="size-5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        aria-hidden
      >
        <path d="m13 13 4.5 4.5M14 8.5a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0Z" />
      </svg>
    </Link>
  );
}
