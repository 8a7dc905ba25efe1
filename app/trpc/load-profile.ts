import { notFound } from "@tanstack/react-router";

import type { QueryClient } from "@tanstack/react-query";
import type { Api } from "./proxy";

import { errorCode } from "~/lib/api-error";

/** Fetches a member's profile for a page; a handle that nobody has or had is a page that does not exist. */
export async function loadProfile(
  { queryClient, api }: { queryClient: QueryClient; api: Api },
  handle: string,
) {
  try {
    return await queryClient.query(api.profile.byHandle.queryOptions({ handle }));
  } catch (error) {
    if (errorCode(error) === "NOT_FOUND") throw notFound();
    throw error;
  }
}
