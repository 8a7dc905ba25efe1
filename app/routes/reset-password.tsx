import { createFileRoute } from "@tanstack/react-router";

import { ResetPassword } from "~/components/account/reset-password-form";

export const Route = createFileRoute("/reset-password")({
  validateSearch: ({ token }: Record<string, unknown>): { token: string } => ({
    token: typeof token === "string" ? token.slice(0, 256) : "",
  }),
  loaderDeps: ({ search }) => ({ token: search.token }),
  loader: async ({ context: { queryClient, api }, deps }) => {
    await queryClient.query({ ...api.auth.isResetLink.queryOptions(deps), staleTime: "static" });
  },
  head: () => ({
    meta: [{ title: "Choose a new password · Posthouse" }, { name: "referrer", content: "no-referrer" }],
  }),
  component: ResetPasswordPage,
});

function ResetPasswordPage() {
  return <ResetPassword token={Route.useSearch().token} />;
}
