import { ButtonLink } from "~/components/ui/button";
import { PageTurner } from "~/components/ui/page-turner";

interface PostPagesProps {
  isFirst: boolean;
  nextCursor: string | null;
  /** Whether the posts are in the order of their age. */
  byAge?: boolean;
}

/** The way through the pages of a list of posts, whichever address it has. */
export function PostPages({ isFirst, nextCursor, byAge = true }: PostPagesProps) {
  return (
    <PageTurner
      first={
        isFirst ? null : (
          <ButtonLink to="." search={(old) => ({ ...old, cursor: undefined })}>
            {byAge ? "Newest posts" : "First page"}
          </ButtonLink>
        )
      }
      next={
        nextCursor ? (
          <ButtonLink to="." search={(old) => ({ ...old, cursor: nextCursor })} rel="next">
            {byAge ? "Older posts" : "More posts"}
          </ButtonLink>
        ) : null
      }
    />
  );
}
