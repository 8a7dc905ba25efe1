import type { QueryClient } from "@tanstack/react-query";
import type { Api } from "./proxy";

interface Context {
  queryClient: QueryClient;
  api: Api;
  session: object | null;
}

/** Fetches what a member has done with a post, beside the post. Never fails: reading goes without it. */
export const loadMarks = ({ queryClient, api, session }: Context, postId: string) =>
  session && queryClient.query(api.reaction.mine.queryOptions({ postId })).catch(() => null);
