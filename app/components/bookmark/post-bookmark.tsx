import { useQuery } from "@tanstack/react-query";

import { useApi } from "~/trpc/use-api";
import { BookmarkButton } from "./bookmark-button";

/** The reader's own bookmark on the post of this page. */
export function PostBookmark({ postId }: { postId: string }) {
  const { data: mine } = useQuery(useApi().reaction.mine.queryOptions({ postId }));
  return <BookmarkButton postId={postId} on={mine?.bookmarked ?? false} />;
}
