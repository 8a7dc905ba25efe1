import { createFileRoute } from "@tanstack/react-router";

import { useHoldInvitation } from "~/components/account/invitation-cookie";
import { NoRegistration } from "~/components/account/no-registration";
import { SignUpForm } from "~/components/account/sign-up-form";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_guest/sign-up")({
  validateSearch: ({ invitation }: Record<string, unknown>): { invitation?: string | undefined } => ({
    invitation: typeof invitation === "string" ? invitation : undefined,
  }),
  loaderDeps: ({ search: { invitation } }) => ({ invitation }),
  loader: async ({ context: { site, queryClient, api }, deps: { invitation } }) => {
    if (site.registration === "open") return null;
    if (site.registration === "closed") return "closed";
    if (!invitation) return "needed";
    const { state } = await queryClient.query(api.invitation.byCode.queryOptions({ code: invitation }));
    return state === "valid" ? null : state;
  },
  head: ({ match }) => ({
    meta: [
      { title: pageTitle(match, "Sign up") },
      { name: "description", content: `Sign up on ${match.context.site.name}.` },
    ],
  }),
  component: SignUpPage,
});

function SignUpPage() {
  const { redirect, error, invitation } = Route.useSearch();
  const refused = Route.useLoaderData();
  useHoldInvitation(refused ? undefined : invitation);
  return refused ? <NoRegistration reason={refused} /> : <SignUpForm redirect={redirect} error={error} />;
}
