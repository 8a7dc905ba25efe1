import { createFileRoute } from "@tanstack/react-router";

import { VerifyAddress, type LinkStep } from "~/components/account/verify-address";
import { pageTitle } from "~/lib/page-title";

interface LinkSearch {
  token: string;
  step?: LinkStep | undefined;
  redirect?: string | undefined;
}

export const Route = createFileRoute("/verify-email")({
  validateSearch: ({ token, step, redirect }: Record<string, unknown>): LinkSearch => ({
    token: typeof token === "string" ? token : "",
    step: step === "confirm" || step === "change" ? step : undefined,
    redirect: typeof redirect === "string" ? redirect : undefined,
  }),
  head: ({ match }) => ({
    meta: [{ title: pageTitle(match, "Your e-mail address") }, { name: "referrer", content: "no-referrer" }],
  }),
  component: VerifyEmailPage,
});

function VerifyEmailPage() {
  const { token, step = "verify", redirect } = Route.useSearch();
  return <VerifyAddress token={token} step={step} redirect={redirect} />;
}
