import { createFileRoute, Outlet } from "@tanstack/react-router";

import { AdminLayout } from "~/components/admin/admin-layout";

export const Route = createFileRoute("/_authed/admin/_page")({ component: Administration });

function Administration() {
  const { session } = Route.useRouteContext();
  return (
    <AdminLayout user={session.user}>
      <Outlet />
    </AdminLayout>
  );
}
