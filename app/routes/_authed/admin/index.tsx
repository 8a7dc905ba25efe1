import { createFileRoute, notFound, redirect } from "@tanstack/react-router";

import { adminPages } from "~/lib/admin-pages";
import { can } from "~/lib/permissions";

/** Leads to the first page of the administration that this person may open. */
export const Route = createFileRoute("/_authed/admin/")({
  loader: ({ context: { session } }) => {
    const page = adminPages.find(({ needs }) => can(session.user, needs));
    throw page ? redirect({ to: page.to, replace: true }) : notFound();
  },
});
