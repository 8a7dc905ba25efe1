import { createFileRoute } from "@tanstack/react-router";

import { SignUpForm } from "~/components/account/sign-up-form";

export const Route = createFileRoute("/_guest/sign-up")({
  head: () => ({
    meta: [
      { title: "Create an account · Posthouse" },
      { name: "description", content: "Create an account on Posthouse." },
    ],
  }),
  component: SignUpPage,
});

function SignUpPage() {
  const { redirect } = Route.useSearch();
  return <SignUpForm redirect={redirect} />;
}
