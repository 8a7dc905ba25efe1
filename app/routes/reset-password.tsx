import { createFileRoute } from "@tanstack/react-router";

import { ResetPassword } from "~/components/account/reset-password-form";
import { pageTitle } from "~/lib/page-title";
import { isStorableText } from "~/lib/text";

export const Route = createFileRoute("/reset-password")({
  validateSearch: ({ token }: Record<string, unknown>): { token: string } => ({
    token: typeof token === "string" && isStorableText(token) ? token.slice(0, 256) : "",
  }),
  loaderDeps: ({ search }) => ({ token: search.token }),
  loader: async ({ context: { queryClient, api }, deps }) => {
    await queryClient.query({ ...api.auth.isResetLink.queryOptions(deps), staleTime: "static" });
  },
  head: ({ match }) => ({
    meta: [
      { title: pageTitle(match, "Choose a new password") },
      { name: "referrer", content: "no-referrer" },
    ],
  }),
  component: ResetPasswordPage,
});

function ResetPasswordPage() {
  return <ResetPassword token={Route.useSearch().token} />;
}
