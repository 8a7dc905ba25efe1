import { createFileRoute, notFound } from "@tanstack/react-router";

import { SitePage } from "~/components/admin/site-page";
import { pageTitle } from "~/lib/page-title";
import { can } from "~/lib/permissions";

export const Route = createFileRoute("/_authed/admin/_page/site")({
  beforeLoad: ({ context: { session } }) => {
    if (!can(session.user, "site.update")) throw notFound();
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Site", "Administration") }] }),
  component: SitePage,
});
