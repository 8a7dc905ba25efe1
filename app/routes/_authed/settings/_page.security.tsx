import { createFileRoute } from "@tanstack/react-router";

import { SecurityPage } from "~/components/settings/security-page";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/settings/_page/security")({
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Security", "Settings") }] }),
  component: SecurityPage,
});
