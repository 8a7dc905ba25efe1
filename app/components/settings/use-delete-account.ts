import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import type { RouterInputs, RouterOutputs } from "~/trpc/types";

import { useApi } from "~/trpc/use-api";

type Deleted = RouterOutputs["data"]["delete"];

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** What went with a deleted account, for the page after it. */
    deleted?: Deleted;
  }
}

/** Deleting one's account, and what follows: a page that says what happened, seen by a guest. */
export function useDeleteAccount() {
  const api = useApi();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { mutateAsync } = useMutation(api.data.delete.mutationOptions());

  const leave = async (deleted: Deleted) => {
    // The page before this one is still shown, and must not ask for what is gone.
    queryClient.setQueryData(api.auth.getSession.queryKey(), null);
    await router.navigate({ to: "/goodbye", replace: true, state: { deleted } });
    queryClient.clear();
    await router.invalidate();
  };
  return { remove: (input: RouterInputs["data"]["delete"]) => mutateAsync(input), leave };
}
