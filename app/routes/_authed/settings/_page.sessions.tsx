import { createFileRoute } from "@tanstack/react-router";

import { SessionsPage } from "~/components/settings/sessions-page";

export const Route = createFileRoute("/_authed/settings/_page/sessions")({
  head: () => ({ meta: [{ title: "Sessions · Settings · Posthouse" }] }),
  component: SessionsPage,
});
