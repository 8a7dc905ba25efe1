import { Link } from "@tanstack/react-router";

import { Page } from "~/components/layout/page";
import { settingsPages } from "./settings-layout";

/** All pages of the settings, each with a sentence about it. */
export function SettingsList() {
  return (
    <Page>
      <h1 className="font-serif text-2xl font-semibold">Settings</h1>
      <ul className="mt-6 divide-y divide-line border-y border-line">
        {settingsPages.map(({ to, label, about }) => (
          <li key={to}>
            <Link to={to} className="-mx-3 block rounded px-3 py-4 transition-colors hover:bg-sunken">
              <span className="font-medium">{label}</span>
              <span className="mt-0.5 block text-sm text-quiet">{about}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
