import type { RouterOutputs } from "~/trpc/types";

import { ButtonLink } from "~/components/ui/button";
import { MemberMenu } from "./member-menu";

type SignedIn = NonNullable<RouterOutputs["auth"]["getSession"]>;

/** The ways in, for a guest; writing and one's own account, for a member. */
export function AccountMenu({ session, mayJoin }: { session: SignedIn | null; mayJoin: boolean }) {
  return session ? <OfMember user={session.user} /> : <OfGuest mayJoin={mayJoin} />;
}

function OfGuest({ mayJoin }: { mayJoin: boolean }) {
  return (
    <>
      <ButtonLink look="plain" to="/sign-in" className="data-[status=active]:hidden max-sm:px-3">
        Sign in
      </ButtonLink>
      {mayJoin ? (
        <ButtonLink to="/sign-up" className="data-[status=active]:hidden max-sm:px-3">
          Sign up
        </ButtonLink>
      ) : null}
    </>
  );
}

function OfMember({ user }: Pick<SignedIn, "user">) {
  return (
    <>
      <ButtonLink look="filled" to="/posts/new" className="data-[status=active]:hidden">
        Write
      </ButtonLink>
      <MemberMenu user={user} />
    </>
  );
}
