import { createTRPCUntypedClient, httpBatchStreamLink } from "@trpc/client";
import superjson from "superjson";

import type { AppRouter } from "~/server/api/root";

/** The way from the browser to the API: the calls of a moment travel as one streamed batch. */
export const browserClient = createTRPCUntypedClient<AppRouter>({
  links: [httpBatchStreamLink<AppRouter>({ url: "/api/trpc", transformer: superjson, maxItems: 10 })],
});
