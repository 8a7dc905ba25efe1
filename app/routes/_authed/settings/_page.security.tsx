import { createFileRoute } from "@tanstack/react-router";

import { SecurityPage } from "~/components/settings/security-page";

export const Route = createFileRoute("/_authed/settings/_page/security")({
  head: () => ({ meta: [{ title: "Security · Settings · Posthouse" }] }),
  component: SecurityPage,
});
