import { createFileRoute } from "@tanstack/react-router";

import { ProfilePage } from "~/components/settings/profile-page";

export const Route = createFileRoute("/_authed/settings/_page/profile")({
  head: () => ({ meta: [{ title: "Profile · Settings · Posthouse" }] }),
  component: ProfilePage,
});
