import { useSuspenseQuery } from "@tanstack/react-query";

import type { RouterOutputs } from "~/trpc/types";

import { counted } from "~/lib/amounts";
import { PageHeader } from "~/components/layout/page";
import { useApi } from "~/trpc/use-api";
import { DeleteAccount } from "./delete-account";
import { DownloadData } from "./download-data";
import { SettingsSection } from "./settings-layout";

type Summary = RouterOutputs["data"]["summary"];

/** Taking everything along, and leaving for good. */
export function DataPage() {
  const { data: summary } = useSuspenseQuery(useApi().data.summary.queryOptions());
  return (
    <>
      <PageHeader title="Your data">Take a copy of everything, or leave for good.</PageHeader>
      <DownloadData counts={summary.counts} />
      <SettingsSection title="Delete account" about="This happens at once, and can’t be undone.">
        {summary.isNeeded ? (
          <p>
            You are the only administrator of this site. Make another member an administrator first; then you
            can delete your account.
          </p>
        ) : (
          <>
            <WhatGoes summary={summary} />
            <DeleteAccount summary={summary} />
            <noscript>
              <p className="mt-5 text-quiet">Deleting your account needs JavaScript.</p>
            </noscript>
          </>
        )}
      </SettingsSection>
    </>
  );
}

/** What is removed whatever the choice, in exact words. */
function WhatGoes({ summary: { handle, counts } }: { summary: Summary }) {
  const { drafts, formerHandles, invitations, passkeys, tokens } = counts;
  return (
    <>
      <p>These are removed:</p>
      <ul className="mt-2 list-disc space-y-1 ps-5 marker:text-quiet">
        <li>Your profile{counts.avatars > 0 ? ", picture" : ""} and e-mail address.</li>
        <li>
          Your handle <strong className="font-medium">{handle}</strong>, which anybody may take from then on
          {formerHandles > 0 ? `, and the way to it from ${counted(formerHandles, "earlier handle")}` : ""}.
        </li>
        <li>
          Every way to sign in: password, linked accounts, second factor
          {passkeys > 0 ? `, ${counted(passkeys, "passkey")}` : ", passkeys"}.
        </li>
        {drafts > 0 ? <li>{counted(drafts, "draft")} that you have not published.</li> : null}
        <li>{counted(counts.sessions, "session")}: every browser and app is signed out, this one too.</li>
        {tokens > 0 ? <li>{counted(tokens, "token")}: programs that use them are refused.</li> : null}
      </ul>
      {invitations > 0 ? (
        <p className="mt-3">
          {counted(invitations, "invitation")} of yours stay valid until they expire or are revoked.
        </p>
      ) : null}
    </>
  );
}
