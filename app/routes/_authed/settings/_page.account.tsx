import { createFileRoute } from "@tanstack/react-router";

import { AccountPage } from "~/components/settings/account-page";

export const Route = createFileRoute("/_authed/settings/_page/account")({
  head: () => ({ meta: [{ title: "Account · Settings · Posthouse" }] }),
  component: AccountPage,
});
