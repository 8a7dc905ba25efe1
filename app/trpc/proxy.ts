import { createIsomorphicFn } from "@tanstack/react-start";
import { getRequest } from "@tanstack/react-start/server";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";

import type { QueryClient } from "@tanstack/react-query";
import type { AppRouter } from "~/server/api/root";

import { contextOf } from "~/server/api/request";
import { appRouter } from "~/server/api/root";
import { lateClient } from "./late-client";

/**
 * The typed way to the API. On the server a call stays in the process, with the headers of the
 * request being rendered; in the browser the calls of a moment travel as one streamed batch.
 */
export const createApi = createIsomorphicFn()
  .server((queryClient: QueryClient) =>
    createTRPCOptionsProxy({ router: appRouter, ctx: () => contextOf(getRequest()), queryClient }),
  )
  .client((queryClient: QueryClient) =>
    createTRPCOptionsProxy<AppRouter>({
      client: lateClient,
      queryClient,
    }),
  );

export type Api = ReturnType<typeof createApi>;
