import { ButtonLink } from "~/components/ui/button";

/** In place of posts: on one's own page with the first step towards one. */
export function NoPosts({ isFirst, isOwn }: { isFirst: boolean; isOwn: boolean }) {
  return (
    <>
      <p className="text-lg text-quiet">{isFirst ? "No posts yet." : "There are no older posts."}</p>
      {isFirst && isOwn ? (
        <ButtonLink look="filled" to="/posts/new" className="mt-8">
          Write your first post
        </ButtonLink>
      ) : null}
    </>
  );
}
