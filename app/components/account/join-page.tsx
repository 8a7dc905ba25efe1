import type { RouterOutputs } from "~/trpc/types";

import { MessagePage } from "~/components/layout/page";
import { ButtonLink } from "~/components/ui/button";
import { useHoldInvitation } from "./invitation-cookie";
import { INVITATION_ENDED } from "./no-registration";

interface JoinPageProps {
  code: string;
  invitation: RouterOutputs["invitation"]["byCode"];
  site: RouterOutputs["site"]["get"];
  isMember: boolean;
}

/** What an invitation's link opens: who invites, to where, and the way in. */
export function JoinPage({ code, invitation, site, isMember }: JoinPageProps) {
  const { state, inviter } = invitation;
  const isGood = site.registration === "open" || (site.registration === "invitation" && state === "valid");
  useHoldInvitation(isGood && !isMember ? code : undefined);
  if (isMember) {
    return (
      <MessagePage
        narrow
        title="You are a member already"
        action={<ButtonLink to="/">See the newest posts</ButtonLink>}
      >
        This invitation is for people without an account here.
      </MessagePage>
    );
  }
  if (!isGood) {
    const { title, text } = INVITATION_ENDED[site.registration === "closed" ? "closed" : state];
    return (
      <MessagePage narrow title={title} action={<ButtonLink to="/">See the newest posts</ButtonLink>}>
        {text}
      </MessagePage>
    );
  }
  return (
    <MessagePage
      narrow
      title={`${inviter?.name ?? "Someone"} invites you to ${site.name}`}
      action={
        <div className="flex flex-wrap gap-3">
          <ButtonLink look="filled" to="/sign-up" search={{ invitation: code }}>
            Sign up
          </ButtonLink>
          <ButtonLink look="plain" to="/">
            Look around first
          </ButtonLink>
        </div>
      }
    >
      With an account you can write here, and answer what others write.
    </MessagePage>
  );
}
