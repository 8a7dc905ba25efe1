import { Link } from "@tanstack/react-router";

import type { ReactNode } from "react";

/** The pages of the settings, in their order. */
export const settingsPages = [
  { to: "/settings/account", label: "Account", about: "Your e-mail address and password." },
  { to: "/settings/profile", label: "Profile", about: "What others see of you." },
  { to: "/settings/security", label: "Security", about: "Passkeys, second factor, linked accounts." },
  { to: "/settings/sessions", label: "Sessions", about: "Where you are signed in." },
  { to: "/settings/tokens", label: "Tokens", about: "Let programs act in your name." },
  { to: "/settings/data", label: "Your data", about: "Download everything, or delete your account." },
] as const;

/** A page of the settings: beside the list of all on a desk, below a way back to it on a phone. */
export function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto w-full max-w-settings px-4 py-10 outline-none sm:px-6 sm:py-14 lg:grid lg:grid-cols-[10rem_minmax(0,1fr)] lg:gap-14"
    >
      <nav aria-label="Settings">
        <Link
          to="/settings"
          className="mb-6 inline-flex min-h-11 items-center text-sm text-quiet hover:text-text lg:hidden"
        >
          <span aria-hidden>←&nbsp;</span>All settings
        </Link>
        <ul className="hidden flex-col lg:flex">
          {settingsPages.map(({ to, label }) => (
            <li key={to}>
              <Link
                to={to}
                className="-ms-3 flex min-h-9 items-center rounded px-3 text-sm text-quiet transition-colors hover:bg-sunken hover:text-text aria-[current=page]:font-semibold aria-[current=page]:text-text"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="max-w-column">{children}</div>
    </main>
  );
}

/** The title of a page of the settings, and one sentence about it. */
export function SettingsTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-10">
      <h1 className="font-serif text-2xl font-semibold">{title}</h1>
      {children ? <p className="mt-2 text-quiet">{children}</p> : null}
    </header>
  );
}

/** One matter on a page of the settings. */
export function SettingsSection({
  title,
  about,
  children,
}: {
  title: string;
  about?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="mt-10 border-t border-line pt-8 first-of-type:mt-0 first-of-type:border-0 first-of-type:pt-0">
      <h2 className="font-serif text-xl font-semibold">{title}</h2>
      {about ? <p className="mt-1 text-quiet">{about}</p> : null}
      <div className="mt-5">{children}</div>
    </section>
  );
}
