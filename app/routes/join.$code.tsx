import { useSuspenseQuery } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";

import { JoinPage } from "~/components/account/join-page";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/join/$code")({
  params: { parse: ({ code }) => ({ code: code.slice(0, 256) }) },
  loader: ({ context: { queryClient, api }, params: { code } }) =>
    queryClient.query(api.invitation.byCode.queryOptions({ code })),
  head: ({ match }) => ({
    meta: [{ title: pageTitle(match, "Invitation") }, { name: "robots", content: "noindex" }],
  }),
  component: Join,
});

function Join() {
  const { api, session, site } = Route.useRouteContext();
  const { code } = Route.useParams();
  const { data: invitation } = useSuspenseQuery(api.invitation.byCode.queryOptions({ code }));
  return <JoinPage code={code} invitation={invitation} site={site} isMember={session !== null} />;
}
