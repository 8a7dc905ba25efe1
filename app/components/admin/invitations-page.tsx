import type { RouterOutputs } from "~/trpc/types";
import type { Registration } from "~/validators/site";

import { PageHeader } from "~/components/layout/page";
import { ButtonLink } from "~/components/ui/button";
import { PageTurner } from "~/components/ui/page-turner";
import { Rows } from "~/components/ui/rows";
import { InvitationRow } from "./invitation-row";
import { NewInvitation } from "./new-invitation";

const about: Record<Registration, string> = {
  invitation: "Who has one of these links can make an account, as often as it says.",
  open: "Everyone can make an account without a link at present. Links count once registration is by invitation.",
  closed: "Nobody can make an account at present: links let nobody in until registration is by invitation.",
};

interface InvitationsPageProps {
  page: RouterOutputs["invitation"]["list"];
  registration: Registration;
  isFirst: boolean;
}

/** Links by which people may join: a new one, and those that were made. */
export function InvitationsPage({
  page: { items, nextCursor },
  registration,
  isFirst,
}: InvitationsPageProps) {
  return (
    <>
      <PageHeader title="Invitations">{about[registration]}</PageHeader>
      {isFirst ? <NewInvitation /> : null}
      {items.length > 0 ? (
        <Rows className="mt-8">
          {items.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </Rows>
      ) : (
        <p className="mt-8 text-quiet">There are no {isFirst ? "invitations yet" : "older invitations"}.</p>
      )}
      <PageTurner
        first={isFirst ? null : <ButtonLink to="/admin/invitations">Newest invitations</ButtonLink>}
        next={
          nextCursor ? (
            <ButtonLink to="/admin/invitations" search={{ before: nextCursor }} rel="next">
              Older invitations
            </ButtonLink>
          ) : null
        }
      />
    </>
  );
}
