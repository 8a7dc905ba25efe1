import { createFileRoute } from "@tanstack/react-router";

import { SecondStep } from "~/components/account/second-step";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/_guest/two-factor")({
  /** `app=false` for those whose second step is a passkey. */
  validateSearch: ({ app }: Record<string, unknown>): { app?: boolean | undefined } =>
    app === "false" ? { app: false } : {},
  head: ({ match }) => ({
    meta: [
      { title: pageTitle(match, "One more step") },
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
