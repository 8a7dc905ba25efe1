import type { TRPCClient, TRPCUntypedClient } from "@trpc/client";

import type { AppRouter } from "~/server/api/root";

const load = () => import("./browser-client");

/** Loads the way to the API ahead of its first use, once the page has settled. */
export function preloadClient(): void {
  // Where it fails, the first call tries again and tells.
  setTimeout(() => void load().catch(() => undefined), 1000);
}

type Call = TRPCUntypedClient<AppRouter>["query"];

const late =
  (type: "query" | "mutation"): Call =>
  async (...call) =>
    (await load()).browserClient[type](...call);

/**
 * The way to the API, loaded when it is first needed: a page arrives with its data, and reading it
 * should not wait for what only the next page needs (10 kB). It is what tRPC's options proxy asks a
 * client for, and no more.
 */
export const lateClient = {
  [Symbol.for("trpc_untypedClient")]: { query: late("query"), mutation: late("mutation") },
} as unknown as TRPCClient<AppRouter>;
