import { createFileRoute } from "@tanstack/react-router";

import { AccountPage } from "~/components/settings/account-page";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/settings/_page/account")({
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Account", "Settings") }] }),
  component: AccountPage,
});
