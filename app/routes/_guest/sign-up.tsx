import { createFileRoute } from "@tanstack/react-router";

import { SignUpForm } from "~/components/account/sign-up-form";

export const Route = createFileRoute("/_guest/sign-up")({
  head: () => ({
    meta: [{ title: "Sign up · Posthouse" }, { name: "description", content: "Sign up on Posthouse." }],
  }),
  component: SignUpPage,
});

function SignUpPage() {
  const { redirect, error } = Route.useSearch();
  return <SignUpForm redirect={redirect} error={error} />;
}
