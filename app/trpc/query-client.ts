import { QueryClient } from "@tanstack/react-query";

/** One per request on the server, one per tab in the browser. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // "always": without a network, say so at once instead of waiting for one.
      queries: { staleTime: 30_000, retry: false, networkMode: "always" },
      mutations: { networkMode: "always" },
      // What the API says in an error is meant to be seen: it has no other words in it.
      dehydrate: { shouldRedactErrors: () => false },
    },
  });
}
