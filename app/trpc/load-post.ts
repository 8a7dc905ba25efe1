import { notFound } from "@tanstack/react-router";

import type { QueryClient } from "@tanstack/react-query";
import type { Api } from "./proxy";

import { errorCode } from "~/lib/api-error";

/** Fetches a post for a page; an id that names none, or is none, is a page that does not exist. */
export async function loadPost({ queryClient, api }: { queryClient: QueryClient; api: Api }, id: string) {
  try {
    return await queryClient.query(api.post.read.queryOptions({ id }));
  } catch (error) {
    const code = errorCode(error);
    if (code === "NOT_FOUND" || code === "BAD_REQUEST") throw notFound();
    throw error;
  }
}
