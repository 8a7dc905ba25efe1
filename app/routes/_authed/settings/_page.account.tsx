import { createFileRoute } from "@tanstack/react-router";

import { UnverifiedNote } from "~/components/account/unverified-note";
import { AccountPage } from "~/components/settings/account-page";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/settings/_page/account")({
  loader: async ({ context: { queryClient, api } }) => {
    await Promise.all([
      queryClient.query(api.account.overview.queryOptions()),
      queryClient.query({ ...api.auth.mail.queryOptions(), staleTime: "static" }),
    ]);
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Account", "Settings") }] }),
  component: () => <AccountPage note={<UnverifiedNote />} />,
});
