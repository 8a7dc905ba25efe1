import { createFileRoute } from "@tanstack/react-router";

import { UnverifiedNote } from "~/components/account/unverified-note";
import { AccountPage } from "~/components/settings/account-page";

export const Route = createFileRoute("/_authed/settings/_page/account")({
  loader: async ({ context: { queryClient, api } }) => {
    await Promise.all([
      queryClient.query(api.account.overview.queryOptions()),
      queryClient.query({ ...api.auth.mail.queryOptions(), staleTime: "static" }),
    ]);
  },
  head: () => ({ meta: [{ title: "Account · Settings · Posthouse" }] }),
  component: () => <AccountPage note={<UnverifiedNote />} />,
});
