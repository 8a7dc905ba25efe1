import type { SearchPage } from "../search";
import type { Hit } from "./find";
import type { Term } from "./parse";
import type { Meanings } from "./tsquery";

import { extractOf, marked, partOf, type Pattern } from "./extract";
import { plainTextOf } from "../markdown";

/** What is marked in the results: the words of a term together, in any of their meanings. */
function patternsOf(terms: readonly Term[], meanings: Meanings): Pattern[] {
  return terms
    .filter(({ isExcluded }) => !isExcluded)
    .map(({ words, isQuoted }) =>
      words.map(({ word }) => new Set(isQuoted ? [word] : (meanings.get(word) ?? [word]))),
    );
}

function shownHit(
  { post: { content, ...post }, author, comment, commenter }: Hit,
  patterns: readonly Pattern[],
) {
  const source = partOf(comment?.content ?? content, patterns);
  return {
    ...post,
    titleSegments: marked(post.title, patterns),
    author,
    extract: extractOf({ ...source, text: plainTextOf(source.text) }, patterns),
    comment: comment && { id: comment.id, author: commenter },
  };
}

/** The results as a page shows them. */
export function shownHits({ reading, meanings, hits }: SearchPage) {
  const patterns = patternsOf(reading.terms, meanings);
  const { isCut, filters, unknown } = reading;
  const corrected = meanings === reading.meanings ? reading.corrected : reading.guessed;
  return {
    items: hits.map((hit) => shownHit(hit, patterns)),
    corrected,
    /** Filters that name a tag or an author that there is not. */
    unknown,
    /** False where nothing that was typed can be looked for. */
    hasWords: reading.terms.length + filters.length > 0,
    /** True where there were more words than count. */
    isCut,
  };
}
