import { Link } from "@tanstack/react-router";

import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Page } from "./page";

interface SidePagesProps {
  label: string;
  pages: readonly { to: NonNullable<LinkProps["to"]>; label: string }[];
  /** Takes the place of the list on a phone; without it the list is a line there. */
  wayBack?: ReactNode;
  children: ReactNode;
}

/** One of a few pages that belong together. The list of them hangs in the margin where there is room. */
export function SidePages({ label, pages, wayBack, children }: SidePagesProps) {
  return (
    <Page>
      <div className="relative">
        <nav
          aria-label={label}
          className="-mt-4 mb-4 lg:absolute lg:end-full lg:top-0 lg:me-8 lg:mt-0 lg:w-28"
        >
          {wayBack ? <div className="lg:hidden">{wayBack}</div> : null}
          <ul className={`-mx-3 flex-wrap lg:mx-0 lg:flex lg:flex-col ${wayBack ? "hidden" : "flex"}`}>
            {pages.map(({ to, label: name }) => (
              <li key={to}>
                <Link
                  to={to}
                  className="flex min-h-11 items-center rounded px-3 text-sm text-quiet decoration-2 underline-offset-[6px] transition-colors hover:bg-sunken hover:text-text aria-[current=page]:font-semibold aria-[current=page]:text-text max-lg:aria-[current=page]:underline lg:pointer-fine:min-h-9"
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {children}
      </div>
    </Page>
  );
}

/** The way from a page to the list that it is one of. */
export const wayBackLook = "inline-flex min-h-11 items-center text-sm text-quiet hover:text-text";
