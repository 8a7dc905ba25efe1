import { createFileRoute } from "@tanstack/react-router";

import { SignInForm } from "~/components/account/sign-in-form";

export const Route = createFileRoute("/_guest/sign-in")({
  head: () => ({
    meta: [{ title: "Sign in · Posthouse" }, { name: "description", content: "Sign in on Posthouse." }],
  }),
  component: SignInPage,
});

function SignInPage() {
  const { redirect, error } = Route.useSearch();
  return <SignInForm redirect={redirect} error={error} />;
}
