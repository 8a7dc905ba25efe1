import type { QueryClient, QueryFilters } from "@tanstack/react-query";
import type { Api } from "./proxy";

/**
 * Has everything that lists posts, or counts them by their tags, asked for anew when it is next shown:
 * a post came, changed or went. So too what `also` names.
 */
export async function postChanged(
  queryClient: QueryClient,
  api: Api,
  ...also: QueryFilters[]
): Promise<void> {
  const lists = [api.post.list.queryFilter(), api.bookmark.list.queryFilter(), api.tag.pathFilter()];
  for (const filter of [...lists, ...also])
    await queryClient.invalidateQueries({ ...filter, refetchType: "none" });
}
