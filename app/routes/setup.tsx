import { createFileRoute } from "@tanstack/react-router";

import { SetupForm } from "~/components/admin/setup-form";
import { SetupRefused } from "~/components/admin/setup-refused";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/setup")({
  validateSearch: ({ token }: Record<string, unknown>): { token: string } => ({
    token: typeof token === "string" ? token.slice(0, 128) : "",
  }),
  loaderDeps: ({ search: { token } }) => ({ token }),
  loader: ({ context: { queryClient, api }, deps: { token } }) =>
    queryClient.query(api.setup.state.queryOptions({ token })),
  head: ({ match }) => ({
    meta: [{ title: pageTitle(match, "Set-up") }, { name: "robots", content: "noindex" }],
  }),
  component: SetupPage,
});

function SetupPage() {
  const { session } = Route.useRouteContext();
  const { token } = Route.useSearch();
  const state = Route.useLoaderData();
  if (state !== "ready") return <SetupRefused state={state} isMember={session !== null} />;
  return <SetupForm token={token} user={session?.user ?? null} />;
}
