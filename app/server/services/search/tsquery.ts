import type { SearchWord } from "~/lib/search-words";
import type { Filter, Term } from "./parse";

import { isPair, quotedLexeme, TITLE } from "./vector";

/** Marks the document of a post, as opposed to one of a comment. */
export const POST_MARK = "@post";

/** Marks all documents of posts that have a tag, or an author: of the posts and of their comments. */
export const filterMark = (kind: Filter["kind"], id: string) => `@${kind}:${id}`;

/** What a word of the query may mean: itself, or what it begins or was mistyped for. */
export type Meanings = ReadonlyMap<string, readonly string[]>;

/** A query as PostgreSQL reads it; null where there is nothing to ask. */
export type TsQuery = string | null;

/** What a query asks of a document. All of it is text that PostgreSQL reads as a tsquery. */
export interface Conditions {
  /** Answered by the index alone. */
  match: string;
  /** What the index can't answer, phrases: looked up in what matches. */
  check: TsQuery;
  /** The words alone: what a document is ranked by. Null when there is none. */
  rank: TsQuery;
  /** The words as they were typed; null where nothing was added to them. */
  exact: TsQuery;
}

const all = (parts: readonly TsQuery[]): TsQuery => parts.filter((part) => part !== null).join(" & ") || null;
const any = (lexemes: readonly string[]) => `(${lexemes.map(quotedLexeme).join(" | ")})`;
const not = (part: TsQuery) => part && `!(${part})`;

/** One thing to look for, and its place among the words of its term. */
interface Step {
  query: string;
  at: number;
}

/** The steps of a term: pairs where characters stand without spaces, else its words. */
function stepsOf(words: readonly SearchWord[], meanings: Meanings, prefix: string): Step[] {
  return words.flatMap((word, at) => {
    const [before, after] = [words[at - 1], words[at + 1]];
    if (isPair(before, word)) return { at, query: any([prefix + (before?.word ?? "") + word.word]) };
    if (after && isPair(word, after)) return [];
    return { at, query: any((meanings.get(word.word) ?? [word.word]).map((one) => prefix + one)) };
  });
}

/** The steps of a term one after the other, where there is more than one. */
function phraseOf(steps: readonly Step[]): TsQuery {
  if (steps.length < 2) return null;
  return steps
    .map(({ query, at }, index) => {
      const before = steps[index - 1];
      return before ? ` <${at - before.at}> ${query}` : query;
    })
    .join("");
}

interface Parts {
  words: TsQuery;
  match: TsQuery;
  check: TsQuery;
}

/** What the terms ask of documents, or (with TITLE as `prefix`) of titles; what is excluded is so everywhere. */
function partsOf(terms: readonly Term[], meanings: Meanings, prefix: string): Parts {
  const wanted = terms.filter(({ isExcluded }) => !isExcluded);
  const steps = wanted.map((term) => stepsOf(term.words, term.isQuoted ? NONE : meanings, prefix));
  const excluded = terms.filter(({ isExcluded }) => isExcluded).map(({ words }) => stepsOf(words, NONE, ""));
  const words = all(steps.flat().map(({ query }) => query));
  return {
    words,
    match: all([words, ...excluded.map((one) => (one.length === 1 ? not(one[0]?.query ?? null) : null))]),
    check: all([...steps.map(phraseOf), ...excluded.map((one) => not(phraseOf(one)))]),
  };
}

const NONE: Meanings = new Map();

/**
 * The two questions of a search: what says it all in its title, and what says it elsewhere. Without
 * words it is every post that the filters leave, and there is no question of titles.
 */
export function conditionsOf(
  terms: readonly Term[],
  meanings: Meanings,
  marks: readonly { mark: string; isExcluded: boolean }[],
): { title: Conditions | undefined; text: Conditions; inTitle: TsQuery } {
  const filters = marks.map(({ mark, isExcluded }) => (isExcluded ? "!" : "") + quotedLexeme(mark));
  const text = partsOf(terms, meanings, "");
  if (!text.words) {
    const match = all([quotedLexeme(POST_MARK), ...filters, text.match]) ?? "";
    return { title: undefined, text: { match, check: text.check, rank: null, exact: null }, inTitle: null };
  }
  const title = partsOf(terms, meanings, TITLE);
  const exactText = partsOf(terms, NONE, "").words;
  const exactTitle = partsOf(terms, NONE, TITLE).words;
  const inTitle = all([title.match, title.check]);
  // A phrase in the index would have it look up every document: then titles are left out by looking.
  const outside = title.check ? null : not(title.words);
  return {
    title: {
      match: all([title.match, ...filters]) ?? "",
      check: title.check,
      rank: text.words,
      exact: exactTitle === title.words ? null : exactTitle,
    },
    text: {
      match: all([text.match, outside, ...filters]) ?? "",
      check: all([text.check, title.check && not(inTitle)]),
      rank: text.words,
      exact: exactText === text.words ? null : exactText,
    },
    inTitle,
  };
}
