import type { QueryClient } from "@tanstack/react-query";
import type { Api } from "./proxy";

import { orNotFound } from "./or-not-found";

/** Fetches a member's profile for a page; a handle that nobody has or had is a page that does not exist. */
export const loadProfile = ({ queryClient, api }: { queryClient: QueryClient; api: Api }, handle: string) =>
  orNotFound(queryClient.query(api.profile.byHandle.queryOptions({ handle })));
