import { createFileRoute } from "@tanstack/react-router";

import { SettingsList } from "~/components/settings/settings-list";

export const Route = createFileRoute("/_authed/settings/")({
  head: () => ({ meta: [{ title: "Settings · Posthouse" }] }),
  component: SettingsList,
});
