import type { ReactNode } from "react";
import type { FeedSearch } from "~/lib/feed";
import type { RouterOutputs } from "~/trpc/types";

import { PostList } from "./post-list";
import { PostOrder } from "./post-order";
import { PostPages } from "./post-pages";

type Posts = RouterOutputs["post"]["list"];

interface PostFeedProps {
  search: FeedSearch;
  page: Posts;
  isNew?: (post: Posts["items"][number]) => boolean;
  /** What leads on from here, beside the orders. */
  children?: ReactNode;
}

/** A page of posts, the orders they can be read in, and the ways to other pages. */
export function PostFeed({ search, page: { items, nextCursor }, isNew, children }: PostFeedProps) {
  const isFirst = !search.cursor;
  return (
    <>
      <PostOrder {...search}>{children}</PostOrder>
      {items.length > 0 ? (
        <PostList posts={items} isNew={isNew} />
      ) : (
        <p className="text-lg text-quiet">
          {isFirst ? "Nothing was posted in this time." : "There are no older posts."}
        </p>
      )}
      <PostPages isFirst={isFirst} nextCursor={nextCursor} byAge={!search.sort} />
    </>
  );
}
