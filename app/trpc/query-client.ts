import { QueryClient } from "@tanstack/react-query";
import superjson from "superjson";

/** One per request on the server, one per tab in the browser. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // "always": without a network, say so at once instead of waiting for one.
      queries: { staleTime: 30_000, retry: false, networkMode: "always" },
      mutations: { networkMode: "always" },
      // One JSON string is cheaper to write into a page than an object that is walked again.
      dehydrate: { serializeData: superjson.stringify, shouldRedactErrors: () => false },
      hydrate: { deserializeData: superjson.parse },
    },
  });
}
