import { createFileRoute } from "@tanstack/react-router";

import { SecondStep } from "~/components/account/second-step";

export const Route = createFileRoute("/_guest/two-factor")({
  /** `app=false` for those whose second step is a passkey. */
  validateSearch: ({ app }: Record<string, unknown>): { app?: boolean | undefined } =>
    app === false ? { app } : {},
  head: () => ({
    meta: [
      { title: "One more step · Posthouse" },
      { name: "description", content: "Sign in on Posthouse." },
      { name: "robots", content: "noindex" },
    ],
  }),
  component: SecondStepPage,
});

function SecondStepPage() {
  const { redirect, app = true } = Route.useSearch();
  return <SecondStep redirect={redirect} app={app} />;
}
