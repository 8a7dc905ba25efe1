import { isHandle, plainHandle } from "~/lib/handle";
import { SEARCH_WORDS_MAX } from "~/lib/search";
import { searchWords, type SearchWord } from "~/lib/search-words";
import { foldedTag } from "~/lib/tag";

/** Something that a post must say, or must not. More than one word must stand together. */
export interface Term {
  words: SearchWord[];
  isExcluded: boolean;
  /** Whether it was put in quotation marks: then it is meant as it stands. */
  isQuoted: boolean;
}

/** A tag (folded) or an author (their handle) that a post must have, or must not. */
export interface Filter {
  kind: "tag" | "author";
  name: string;
  isExcluded: boolean;
}

export interface ParsedQuery {
  terms: Term[];
  filters: Filter[];
  /** Whether there were more words than count. */
  isCut: boolean;
}

/** An exclusion, a filter's name, and either what stands in quotation marks or what stands without a space. */
const PART = /(-)?(?:(tag|author):)?(?:"([^"]*)"?|([^\s"]+))/giu;

/**
 * Reads what was typed into the search box: words, "phrases", -exclusions, tag:name, author:handle
 * and @handle. Everything can be typed: what has no meaning is passed over.
 */
export function parseQuery(typed: string): ParsedQuery {
  const query: ParsedQuery = { terms: [], filters: [], isCut: false };
  let left = SEARCH_WORDS_MAX;
  for (const [, minus, kind, phrase, plain = ""] of typed.replace(/[“”„‟«»＂]/gu, '"').matchAll(PART)) {
    const isExcluded = minus !== undefined;
    const filter = filterOf(kind?.toLowerCase(), phrase ?? plain);
    if (filter) {
      if (query.filters.length < SEARCH_WORDS_MAX) query.filters.push({ ...filter, isExcluded });
      continue;
    }
    const words = searchWords(`${kind ?? ""} ${phrase ?? plain}`, left + 1);
    if (words.length > left) query.isCut = true;
    if (words.length === 0) continue;
    if (left === 0) break;
    query.terms.push({ words: words.slice(0, left), isExcluded, isQuoted: phrase !== undefined });
    left -= Math.min(left, words.length);
  }
  return query;
}

function filterOf(kind: string | undefined, text: string): Pick<Filter, "kind" | "name"> | undefined {
  if (kind === "tag") {
    const name = foldedTag(text);
    return name === "" ? undefined : { kind, name };
  }
  if (kind !== "author" && !/^@/.test(text)) return undefined;
  const name = plainHandle(text);
  return isHandle(name) ? { kind: "author", name } : undefined;
}
