import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { useApi } from "~/trpc/use-api";

/** The way to a new password, where the site can send one. */
export function ForgotPasswordLink() {
  const { data: mode } = useSuspenseQuery(useApi().auth.mail.queryOptions());
  if (mode === "none") return null;
  return (
    <Link
      to="/forgot-password"
      className="-mt-2 inline-flex min-h-11 items-center self-start text-sm text-accent underline underline-offset-4 pointer-fine:min-h-6"
    >
      Forgot your password?
    </Link>
  );
}
