import { useQueryClient } from "@tanstack/react-query";

import { useApi } from "./use-api";

/**
 * Answers whose page this is, as its header says: the id of a member, or undefined. What is pressed on
 * it is theirs, whoever signed in since in another tab of the same browser.
 */
export function useShownTo(): () => string | undefined {
  const session = useApi().auth.getSession.queryKey();
  const queryClient = useQueryClient();
  return () => queryClient.getQueryData(session)?.user.id;
}
