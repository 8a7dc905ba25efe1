import { ButtonLink } from "~/components/ui/button";

/** Plain links between the pages of the feed; they work without scripts. */
export function FeedPages({ isFirst, nextCursor }: { isFirst: boolean; nextCursor: string | null }) {
  if (isFirst && !nextCursor) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap justify-between gap-3 border-t border-line pt-6">
      {isFirst ? <span /> : <ButtonLink to="/">Newest posts</ButtonLink>}
      {nextCursor ? (
        <ButtonLink to="/" search={{ cursor: nextCursor }} rel="next">
          Older posts
        </ButtonLink>
      ) : null}
    </nav>
  );
}
