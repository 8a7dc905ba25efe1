import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { foldedTag, plainTag, TAG_MAX } from "~/lib/tag";
import { useApi } from "~/trpc/use-api";
import { useSettled } from "./use-settled";

interface SuggestedTag {
  name: string;
  postCount: number;
}

const SETTLED_MS = 150;
const NONE: SuggestedTag[] = [];

/** Tags that posts have, which begin as what is typed and are not in `chosen`; none without an answer. */
export function useSuggestedTags(typed: string, chosen: readonly string[]): SuggestedTag[] {
  const api = useApi();
  const prefix = plainTag(typed);
  const settled = useSettled(prefix, SETTLED_MS);
  const { data } = useQuery({
    ...api.tag.suggest.queryOptions({ prefix: settled }),
    enabled: settled !== "" && settled.length <= TAG_MAX,
    placeholderData: keepPreviousData,
  });
  if (prefix === "" || !data) return NONE;
  const [start, present] = [foldedTag(prefix), new Set(chosen.map(foldedTag))];
  return data.filter(({ name }) => {
    const folded = foldedTag(name);
    return folded.startsWith(start) && !present.has(folded);
  });
}
