import { createFileRoute } from "@tanstack/react-router";

import { ForgotPassword } from "~/components/account/forgot-password-form";

export const Route = createFileRoute("/forgot-password")({
  loader: async ({ context: { queryClient, api } }) => {
    await queryClient.query({ ...api.auth.mail.queryOptions(), staleTime: "static" });
  },
  head: () => ({ meta: [{ title: "Forgot your password? · Posthouse" }] }),
  component: ForgotPassword,
});
