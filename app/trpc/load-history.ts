import { notFound } from "@tanstack/react-router";

import type { QueryClient } from "@tanstack/react-query";
import type { HistorySearch } from "~/lib/history-search";
import type { Api } from "./proxy";

import { errorCode } from "~/lib/api-error";

/** An address holds texts; what is none of a number's is for the API to refuse. */
const numberOf = (text: string | number | undefined) => (text === undefined ? undefined : Number(text));

type Wanted = HistorySearch & { postId: string };

/** What a history shows, as queries: the version, and the list of them. */
export function historyQueries(api: Api, { postId, comment, version, before }: Wanted) {
  const of = comment === undefined ? { postId } : { commentId: comment };
  return {
    diff: api.revision.diff.queryOptions({ ...of, version: numberOf(version) }),
    list: api.revision.list.queryOptions({ ...of, cursor: numberOf(before) }),
  };
}

/**
 * Fetches a history for its page and answers the words of its title; a version that never was is a
 * page that does not exist.
 */
export async function loadHistory(
  { queryClient, api }: { queryClient: QueryClient; api: Api },
  wanted: Wanted,
) {
  const { diff, list } = historyQueries(api, wanted);
  try {
    const [{ subject }] = await Promise.all([queryClient.query(diff), queryClient.query(list)]);
    if (subject.postId !== wanted.postId) throw notFound();
    return ["History", subject.title];
  } catch (error) {
    const code = errorCode(error);
    if (code === "NOT_FOUND" || code === "BAD_REQUEST") throw notFound();
    throw error;
  }
}
