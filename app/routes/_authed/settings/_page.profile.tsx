import { createFileRoute } from "@tanstack/react-router";

import { ProfilePage } from "~/components/settings/profile-page";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/settings/_page/profile")({
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Profile", "Settings") }] }),
  component: ProfilePage,
});
