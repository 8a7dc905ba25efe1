import { notFound } from "@tanstack/react-router";

import type { QueryClient } from "@tanstack/react-query";
import type { Api } from "./proxy";

import { errorCode } from "~/lib/api-error";

/** Fetches a tag for a page; what no post has, or can't be a tag, is a page that does not exist. */
export async function loadTag({ queryClient, api }: { queryClient: QueryClient; api: Api }, name: string) {
  try {
    return await queryClient.query(api.tag.byName.queryOptions({ name }));
  } catch (error) {
    const code = errorCode(error);
    if (code === "NOT_FOUND" || code === "BAD_REQUEST") throw notFound();
    throw error;
  }
}
