import { useSuspenseInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { threadOptions, type ThreadPlace } from "~/trpc/thread-options";
import { useApi } from "~/trpc/use-api";
import { branchesOf } from "./tree";

/** The comments of a thread, as far as they were loaded, as a tree. */
export function useThread(place: ThreadPlace) {
  const { data, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = useSuspenseInfiniteQuery(
    threadOptions(useApi(), place),
  );
  const { pages } = data;
  const above = pages[0]?.ancestors;
  // What is above the one comment that is meant is no part of its tree; what a page begins under is.
  const isContext = place.root !== undefined && place.after === undefined;
  const branches = useMemo(
    () => branchesOf([...(isContext ? [] : (above ?? [])), ...pages.flatMap(({ items }) => items)]),
    [pages, above, isContext],
  );
  return {
    branches,
    context: isContext ? (above ?? []) : [],
    nextCursor: pages.at(-1)?.nextCursor ?? null,
    isLoading: isFetchingNextPage,
    isFailed: isFetchNextPageError,
    /** Loads the next page. Answers its first comment that was not there before. */
    loadMore: async () => {
      const { data: after } = await fetchNextPage();
      return after?.pages.length === pages.length ? undefined : after?.pages.at(-1)?.items[0]?.id;
    },
  };
}
