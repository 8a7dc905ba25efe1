import { Link } from "@tanstack/react-router";

import type { ReactNode } from "react";
import type { Actor } from "~/lib/permissions";

import { Page } from "~/components/layout/page";
import { adminPages } from "~/lib/admin-pages";
import { can } from "~/lib/permissions";

/** A page of the administration, below links to those that this person may open. */
export function AdminLayout({ user, children }: { user: Actor; children: ReactNode }) {
  return (
    <Page>
      <nav aria-label="Administration" className="-mx-3 mb-8">
        <ul className="flex flex-wrap">
          {adminPages
            .filter(({ needs }) => can(user, needs))
            .map(({ to, label }) => (
              <li key={to}>
                <Link
                  to={to}
                  className="inline-flex min-h-11 items-center rounded px-3 text-sm text-quiet decoration-2 underline-offset-[6px] transition-colors hover:text-text aria-[current=page]:font-semibold aria-[current=page]:text-text aria-[current=page]:underline"
                >
                  {label}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      {children}
    </Page>
  );
}

/** The title of a page of the administration, and one sentence about it. */
export function AdminTitle({ title, children }: { title: string; children: ReactNode }) {
  return (
    <header className="mb-8">
      <h1 className="font-serif text-2xl font-semibold">{title}</h1>
      <p className="mt-2 text-quiet">{children}</p>
    </header>
  );
}
