import { useHydrated, useLocation } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";

import { ButtonLink } from "~/components/ui/button";
import { MessagePage } from "~/components/layout/page";
import { counted, listed } from "~/lib/amounts";

type Deleted = RouterOutputs["data"]["delete"];

/** What a person sees after deleting their account: what happened, in numbers. */
export function Farewell() {
  // Kept by this entry of the browser's history alone: the server, and whoever follows a link, have none.
  const state = useLocation({ select: (location) => location.state });
  const deleted = useHydrated() ? state.deleted : undefined;
  return (
    <MessagePage
      title={deleted ? "Your account is deleted" : "Goodbye"}
      action={<ButtonLink to="/">See the newest posts</ButtonLink>}
    >
      {deleted ? <span role="status">{whatHappened(deleted)}</span> : "You are signed out."}
    </MessagePage>
  );
}

function whatHappened({ posts, counts }: Deleted): string {
  const others = [
    counted(counts.sessions, "session"),
    counted(counts.passkeys, "passkey"),
    counted(counts.tokens, "token"),
  ].filter((amount) => !amount.startsWith("0 "));
  const gone = `Your profile, e-mail address and handle are removed${others.length > 0 ? `, with ${listed(others)}` : ""}.`;
  const written = [counted(counts.posts, "post"), counted(counts.comments, "comment")].filter(
    (amount) => !amount.startsWith("0 "),
  );
  if (written.length === 0) return gone;
  const isOne = counts.posts + counts.comments === 1;
  return posts === "keep"
    ? `${gone} Your ${listed(written)} ${isOne ? "stays" : "stay"}, shown as by “deleted member”.`
    : `${gone} Your ${listed(written)} ${isOne ? "is" : "are"} deleted too.`;
}
