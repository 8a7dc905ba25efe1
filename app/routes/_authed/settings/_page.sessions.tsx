import { createFileRoute } from "@tanstack/react-router";

import { SessionsPage } from "~/components/settings/sessions-page";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/settings/_page/sessions")({
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Sessions", "Settings") }] }),
  component: SessionsPage,
});
