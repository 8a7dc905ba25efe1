import { useSuspenseQuery } from "@tanstack/react-query";

import { useState, type ReactNode } from "react";

import { PageHeader } from "~/components/layout/page";
import { useApi } from "~/trpc/use-api";
import { ChangeAddress } from "./change-address";
import { ChangePassword, SetPassword } from "./change-password";
import { SettingsSection } from "./settings-layout";

/** What one signs in with. `note` says what an address that is not verified yet keeps one from. */
export function AccountPage({ note }: { note: ReactNode }) {
  const api = useApi();
  const { data: account } = useSuspenseQuery(api.account.overview.queryOptions());
  const { data: mode } = useSuspenseQuery(api.auth.mail.queryOptions());
  const [said, setSaid] = useState<string>();
  return (
    <>
      <PageHeader title="Account">What you sign in with. Nobody else sees it.</PageHeader>
      {note}
      <SettingsSection
        title="E-mail address"
        about={
          <span className="[overflow-wrap:anywhere]">
            <bdi className="text-text">{account.email}</bdi>
            {mode === "none" ? null : account.emailVerified ? ", verified" : ", not verified yet"}
          </span>
        }
      >
        <ChangeAddress account={account} mode={mode} />
      </SettingsSection>
      <SettingsSection
        title="Password"
        about={
          account.hasPassword
            ? "Changing it signs out every other device."
            : "You have none so far. With one you can sign in by your e-mail address too."
        }
      >
        {account.hasPassword ? (
          <ChangePassword email={account.email} outcome={said} onOutcome={setSaid} />
        ) : (
          <SetPassword email={account.email} onOutcome={setSaid} />
        )}
      </SettingsSection>
    </>
  );
}
