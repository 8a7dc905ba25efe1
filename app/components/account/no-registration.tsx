import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { MessagePage } from "~/components/layout/page";
import { ButtonLink } from "~/components/ui/button";
import { heldInvitation } from "./invitation-cookie";

type State = RouterOutputs["invitation"]["byCode"]["state"];

const ASK = "Ask whoever sent it for a new one.";

/** What to say of a link that lets nobody in. */
export const INVITATION_ENDED: Record<State | "closed", { title: string; text: string }> = {
  // Good once, and taken back by a change between two looks.
  valid: { title: "This invitation is not good any more", text: ASK },
  expired: { title: "This invitation has expired", text: ASK },
  "used up": {
    title: "This invitation is used up",
    text: `As many people as it was for have joined with it. ${ASK}`,
  },
  revoked: { title: "This invitation was taken back", text: ASK },
  unknown: {
    title: "There is no such invitation",
    text: "The link may be cut off. Open it once more from the message it came in, as a whole.",
  },
  closed: {
    title: "Nobody can join at present",
    text: "The administrators have closed registration. Who has an account can sign in, and everyone can read.",
  },
};

const NEEDED = {
  title: "New members come by invitation",
  text: "A moderator or an administrator can send you a link that lets you in. If you have one, open it: it leads back here.",
};

/** In place of the form, where signing up takes something that is not there. */
export function NoRegistration({ reason }: { reason: State | "closed" | "needed" }) {
  useInvitationOfThisBrowser(reason === "needed");
  const { title, text } = reason === "needed" ? NEEDED : INVITATION_ENDED[reason];
  return (
    <MessagePage
      narrow
      title={title}
      action={
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/sign-in">Sign in</ButtonLink>
          <ButtonLink look="plain" to="/">
            See the newest posts
          </ButtonLink>
        </div>
      }
    >
      {text}
    </MessagePage>
  );
}

/** Goes on with the invitation whose link was opened in this browser a while ago. */
function useInvitationOfThisBrowser(active: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    const invitation = active ? heldInvitation() : undefined;
    if (invitation)
      void navigate({ to: "/sign-up", search: (old) => ({ ...old, invitation }), replace: true });
  }, [active, navigate]);
}
