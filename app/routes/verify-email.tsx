import { createFileRoute } from "@tanstack/react-router";

import { VerifyAddress, type LinkStep } from "~/components/account/verify-address";

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
  head: () => ({
    meta: [{ title: "Your e-mail address · Posthouse" }, { name: "referrer", content: "no-referrer" }],
  }),
  component: VerifyEmailPage,
});

function VerifyEmailPage() {
  const { token, step = "verify", redirect } = Route.useSearch();
  return <VerifyAddress token={token} step={step} redirect={redirect} />;
}
