import { createRouter, parseSearchWith, stringifySearchWith } from "@tanstack/react-router";
import { setupRouterSsrQueryIntegration } from "@tanstack/react-router-ssr-query";
import { getGlobalStartContext } from "@tanstack/react-start";

import type { StartContext } from "./server/http/handle";

import { ErrorPage } from "~/components/layout/error-page";
import { NotFoundPage } from "~/components/layout/not-found-page";
import { PendingPage } from "~/components/layout/pending-page";
import { routeTree } from "./routeTree.gen";
import { apiErrorAdapter } from "./trpc/error-adapter";
import { createApi } from "./trpc/proxy";
import { createQueryClient } from "./trpc/query-client";

/** Some programs write a member's address as "/%40ada". */
function withPlainAt({ url }: { url: URL }): URL {
  url.pathname = url.pathname.replace(/^\/%40/, "/@");
  return url;
}

/** A router for one request on the server, or for the life of the tab in the browser. */
export function getRouter() {
  const queryClient = createQueryClient();
  const { nonce, baseUrl } = (import.meta.env.SSR ? getGlobalStartContext() : undefined) ?? {};
  const router = createRouter({
    routeTree,
    context: { queryClient, api: createApi(queryClient), ...(baseUrl ? { baseUrl } : {}) },
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingMinMs: 300,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    defaultPendingComponent: PendingPage,
    // By itself the router shows the page that an address begins with, as if the rest were not there.
    notFoundMode: "root",
    scrollRestoration: true,
    rewrite: { input: withPlainAt },
    // As forms send them: read as JSON, a search for "night mail" would lose its quotation marks.
    parseSearch: parseSearchWith((text) => text),
    stringifySearch: stringifySearchWith(JSON.stringify),
    ...(nonce ? { ssr: { nonce } } : {}),
  });
  // Left out of the constructor's type, since Start can bring adapters of its own.
  Object.assign(router.options, { serializationAdapters: [apiErrorAdapter] });
  setupRouterSsrQueryIntegration({ router, queryClient });
  return router;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof getRouter>;
    server: { requestContext: StartContext };
  }
}
