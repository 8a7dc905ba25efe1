import { isNotFound } from "@tanstack/react-router";

import type { QueryClient } from "@tanstack/react-query";
import type { Api } from "./proxy";

import { orNotFound } from "./or-not-found";

/** Fetches a post for a page; an id that names none, or is none, is a page that does not exist. */
export const loadPost = ({ queryClient, api }: { queryClient: QueryClient; api: Api }, id: string) =>
  orNotFound(queryClient.query(api.post.read.queryOptions({ id }))).catch((error: unknown) => {
    // A list that led here is asked anew when it is next shown: it may still have what was deleted.
    if (isNotFound(error)) void queryClient.invalidateQueries({ refetchType: "none" });
    throw error;
  });
