import { ButtonLink } from "~/components/ui/button";

interface ProfilePagesProps {
  handle: string;
  isFirst: boolean;
  nextCursor: string | null;
}

/** Plain links between the pages of a member's posts; they work without scripts. */
export function ProfilePages({ handle, isFirst, nextCursor }: ProfilePagesProps) {
  if (isFirst && !nextCursor) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap justify-between gap-3 border-t border-line pt-6">
      {isFirst ? (
        <span />
      ) : (
        <ButtonLink to="/@{$handle}" params={{ handle }}>
          Newest posts
        </ButtonLink>
      )}
      {nextCursor ? (
        <ButtonLink to="/@{$handle}" params={{ handle }} search={{ cursor: nextCursor }} rel="next">
          Older posts
        </ButtonLink>
      ) : null}
    </nav>
  );
}
