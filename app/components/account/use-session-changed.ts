import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { useApi } from "~/trpc/use-api";

/** What follows when the session may be another one now, or none: the page asks again who it is for. */
export function useSessionChanged() {
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries(api.auth.getSession.queryFilter());
    await router.invalidate();
  };
}
