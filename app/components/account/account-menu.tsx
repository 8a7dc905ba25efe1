import { lazy, Suspense } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { ButtonLink } from "~/components/ui/button";

// Guests, who are most, do not pay for it; its button works before its script is there.
const MemberMenu = lazy(() => import("./member-menu"));

type SignedIn = NonNullable<RouterOutputs["auth"]["getSession"]>;

/** The ways in, for a guest; writing and one's own account, for a member. */
export function AccountMenu({ session, mayJoin }: { session: SignedIn | null; mayJoin: boolean }) {
  if (!session) {
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
  return (
    <>
      <ButtonLink look="filled" to="/posts/new" className="data-[status=active]:hidden">
        Write
      </ButtonLink>
      <Suspense fallback={<span className="size-11" />}>
        <MemberMenu user={session.user} />
      </Suspense>
    </>
  );
}
