import { useRouter } from "@tanstack/react-router";

import type { Api } from "./proxy";

/** The typed API, for `useSuspenseQuery(api.post.byId.queryOptions({ id }))` and mutations. */
export function useApi(): Api {
  return useRouter().options.context.api;
}
