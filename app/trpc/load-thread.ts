import { notFound } from "@tanstack/react-router";

import type { QueryClient } from "@tanstack/react-query";
import type { Api } from "./proxy";

import { errorCode } from "~/lib/api-error";
import { threadOptions, type ThreadPlace } from "./thread-options";

/** Fetches the first page of a thread; what names none is a page that does not exist. */
export async function loadThread(
  { queryClient, api }: { queryClient: QueryClient; api: Api },
  place: ThreadPlace,
) {
  try {
    return await queryClient.infiniteQuery(threadOptions(api, place));
  } catch (error) {
    const code = errorCode(error);
    if (code === "NOT_FOUND" || code === "BAD_REQUEST") throw notFound();
    throw error;
  }
}
