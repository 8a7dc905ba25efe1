import { useLocation } from "@tanstack/react-router";

import { ButtonLink } from "~/components/ui/button";

/** A guest's way to a comment, and back. */
export function SignInToComment({ isFirst }: { isFirst: boolean }) {
  const href = useLocation({ select: ({ pathname, searchStr }) => pathname + searchStr });
  return (
    <>
      {isFirst ? <p className="mb-4 text-quiet">Nobody has said anything to this post.</p> : null}
      <ButtonLink to="/sign-in" search={{ redirect: `${href}#comments` }}>
        {isFirst ? "Sign in to write the first comment" : "Sign in to comment"}
      </ButtonLink>
    </>
  );
}
