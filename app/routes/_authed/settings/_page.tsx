import { createFileRoute, Outlet } from "@tanstack/react-router";

import { SettingsLayout } from "~/components/settings/settings-layout";

export const Route = createFileRoute("/_authed/settings/_page")({
  component: () => (
    <SettingsLayout>
      <Outlet />
    </SettingsLayout>
  ),
});
