import type { Api } from "./proxy";

/** Which comments are meant: a post's, or one comment and its replies; after a place, or from the start. */
export interface ThreadPlace {
  postId: string;
  root?: string | undefined;
  after?: string | undefined;
}

/** The query of a thread's pages, one after the other. */
export function threadOptions(api: Api, { postId, root, after }: ThreadPlace) {
  const options = api.comment.list.infiniteQueryOptions(root ? { postId, root } : { postId }, {
    initialCursor: after ?? null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  if (!after) return options;
  // What begins elsewhere is another list, and tRPC's key leaves the cursor out.
  const queryKey = [...options.queryKey, after] as unknown as typeof options.queryKey;
  return { ...options, queryKey };
}
