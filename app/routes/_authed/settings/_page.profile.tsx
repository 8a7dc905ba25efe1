import { createFileRoute } from "@tanstack/react-router";

import { ProfilePage } from "~/components/settings/profile-page";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_authed/settings/_page/profile")({
  loader: async ({ context: { queryClient, api, session } }) => {
    const { handle } = session.user;
    await queryClient.query(api.profile.byHandle.queryOptions({ handle }));
    return { handle };
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Profile", "Settings") }] }),
  component: Profile,
});

function Profile() {
  const { handle } = Route.useLoaderData();
  return <ProfilePage handle={handle} />;
}
