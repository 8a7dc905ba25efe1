import { Link } from "@tanstack/react-router";

import type { ReactNode } from "react";

import { SidePages, wayBackLook } from "~/components/layout/side-pages";

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
    <SidePages
      label="Settings"
      pages={settingsPages}
      wayBack={
        <Link to="/settings" className={wayBackLook}>
          <span aria-hidden>←&nbsp;</span>All settings
        </Link>
      }
    >
      {children}
    </SidePages>
  );
}

interface SettingsSectionProps {
  title: string;
  about?: ReactNode;
  children: ReactNode;
}

/** One matter on a page of the settings. */
export function SettingsSection({ title, about, children }: SettingsSectionProps) {
  return (
    <section className="mt-10 border-t border-line pt-8 first-of-type:mt-0 first-of-type:border-0 first-of-type:pt-0">
      <h2 className="font-serif text-xl font-semibold">{title}</h2>
      {about ? <p className="mt-1 text-quiet">{about}</p> : null}
      <div className="mt-5">{children}</div>
    </section>
  );
}
