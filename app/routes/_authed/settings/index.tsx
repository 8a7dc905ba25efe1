import { createFileRoute } from "@tanstack/react-router";

import { SettingsList } from "~/components/settings/settings-list";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/settings/")({
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Settings") }] }),
  component: SettingsList,
});
