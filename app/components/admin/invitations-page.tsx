import { Link } from "@tanstack/react-router";

import type { RouterOutputs } from "~/trpc/types";
import type { Registration } from "~/validators/site";

import { AdminTitle } from "./admin-layout";
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
      <AdminTitle title="Invitations">{about[registration]}</AdminTitle>
      {isFirst ? <NewInvitation /> : null}
      {items.length > 0 ? (
        <ul className="mt-8 divide-y divide-line border-y border-line">
          {items.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      ) : (
        <p className="mt-8 text-quiet">There are no {isFirst ? "invitations yet" : "older invitations"}.</p>
      )}
      <nav aria-label="Pages" className="mt-6 flex justify-between gap-4 text-sm">
        {isFirst ? null : (
          <Link to="/admin/invitations" className="text-accent underline underline-offset-4">
            Newest invitations
          </Link>
        )}
        {nextCursor ? (
          <Link
            to="/admin/invitations"
            search={{ before: nextCursor }}
            className="ms-auto text-accent underline underline-offset-4"
          >
            Older invitations
          </Link>
        ) : null}
      </nav>
    </>
  );
}
