import { createFileRoute } from "@tanstack/react-router";

import { SignInForm } from "~/components/account/sign-in-form";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_guest/sign-in")({
  head: ({ match }) => ({
    meta: [
      { title: pageTitle(match, "Sign in") },
      { name: "description", content: `Sign in on ${match.context.site.name}.` },
    ],
  }),
  component: SignInPage,
});

function SignInPage() {
  const { redirect, error } = Route.useSearch();
  const { site } = Route.useRouteContext();
  return <SignInForm redirect={redirect} error={error} mayJoin={site.registration !== "closed"} />;
}
