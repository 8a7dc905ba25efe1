import { createFileRoute } from "@tanstack/react-router";

import { ForgotPassword } from "~/components/account/forgot-password-form";
import { pageTitle } from "~/lib/page-title";

export const Route = createFileRoute("/forgot-password")({
  loader: async ({ context: { queryClient, api } }) => {
    await queryClient.query({ ...api.auth.mail.queryOptions(), staleTime: "static" });
  },
  head: ({ match }) => ({ meta: [{ title: pageTitle(match, "Forgot your password?") }] }),
  component: ForgotPassword,
});
