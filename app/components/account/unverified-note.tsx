import { useSuspenseQuery } from "@tanstack/react-query";

import { useApi } from "~/trpc/use-api";
import { DevelopmentInbox } from "./check-inbox";
import { ResendLink } from "./resend-link";

/** For a member whose address is not verified yet: what that keeps them from, and how to go on. */
export function UnverifiedNote() {
  const api = useApi();
  const { data: session } = useSuspenseQuery(api.auth.getSession.queryOptions());
  const { data: mode } = useSuspenseQuery(api.auth.mail.queryOptions());
  if (!session || session.user.emailVerified || mode === "none") return null;
  const { email } = session.user;
  return (
    <div role="note" className="mb-8 border-s-2 border-text ps-4 [overflow-wrap:anywhere]">
      <p className="font-medium">Your e-mail address is not verified yet.</p>
      <p className="mt-1 mb-4 text-quiet">
        {mode === "smtp" ? "You can read everything. To write, open " : "Open "}
        the link that we sent to {email}.
      </p>
      <ResendLink email={email} />
      <div className="text-sm text-quiet">
        <DevelopmentInbox />
      </div>
    </div>
  );
}
