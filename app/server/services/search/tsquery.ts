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
  /** What the index could answer alone. */
  match: string;
  /** What the index is asked: that, or a part that finds little more. */
  index: string;
  /** What is then asked of each document that the index finds; null where nothing is left. */
  filter: TsQuery;
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

/** Words that are so common beside another that the index is not asked for them. */
export interface Common {
  text: ReadonlySet<string>;
  title: ReadonlySet<string>;
}

/** One thing to look for, and its place among the words of its term. */
interface Step {
  query: string;
  at: number;
  isCommon: boolean;
}

/** How words are looked for. */
interface Way {
  meanings: Meanings;
  /** What the words of the index begin with. */
  prefix: string;
  common: ReadonlySet<string>;
}

/** The steps of a term: pairs where characters stand without spaces, else its words. */
function stepsOf(words: readonly SearchWord[], { meanings, prefix, common }: Way): Step[] {
  return words.flatMap((word, at) => {
    const [before, after] = [words[at - 1], words[at + 1]];
    const isCommon = common.has(word.word);
    if (isPair(before, word))
      return { at, query: any([prefix + (before?.word ?? "") + word.word]), isCommon: false };
    if (after && isPair(word, after)) return [];
    return { at, query: any((meanings.get(word.word) ?? [word.word]).map((one) => prefix + one)), isCommon };
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
  /** The words that are not common; null where none is. */
  rare: TsQuery;
  match: TsQuery;
  check: TsQuery;
}

/** What the terms ask of documents, or (with TITLE as `prefix`) of titles; what is excluded is so everywhere. */
function partsOf(terms: readonly Term[], way: Way): Parts {
  const plain = { meanings: NONE, prefix: "", common: NOTHING };
  const wanted = terms.filter(({ isExcluded }) => !isExcluded);
  const steps = wanted.map((term) => stepsOf(term.words, term.isQuoted ? { ...way, meanings: NONE } : way));
  const excluded = terms.filter(({ isExcluded }) => isExcluded).map(({ words }) => stepsOf(words, plain));
  const words = all(steps.flat().map(({ query }) => query));
  return {
    words,
    rare: all(steps.flat().flatMap(({ query, isCommon }) => (isCommon ? [] : query))),
    match: all([words, ...excluded.map((one) => (one.length === 1 ? not(one[0]?.query ?? null) : null))]),
    check: all([...steps.map(phraseOf), ...excluded.map((one) => not(phraseOf(one)))]),
  };
}

/** What the index is asked of a match, and what is left to be looked up. */
function split({ words, rare }: Parts, match: string, filters: readonly string[]) {
  const isWhole = rare === null || rare === words;
  return { match, index: isWhole ? match : (all([rare, ...filters]) ?? ""), filter: isWhole ? null : match };
}

const NOTHING: ReadonlySet<string> = new Set();

const NONE: Meanings = new Map();

/**
 * The two questions of a search: what says it all in its title, and what says it elsewhere. Without
 * words it is every post that the filters leave, and there is no question of titles.
 */
export function conditionsOf(
  terms: readonly Term[],
  meanings: Meanings,
  marks: readonly { mark: string; isExcluded: boolean }[],
  common: Common = { text: NOTHING, title: NOTHING },
): { title: Conditions | undefined; text: Conditions; inTitle: TsQuery } {
  const filters = marks.map(({ mark, isExcluded }) => (isExcluded ? "!" : "") + quotedLexeme(mark));
  const text = partsOf(terms, { meanings, prefix: "", common: common.text });
  if (!text.words) {
    const match = all([quotedLexeme(POST_MARK), ...filters, text.match]) ?? "";
    const conditions = { match, index: match, filter: null, check: text.check, rank: null, exact: null };
    return { title: undefined, text: conditions, inTitle: null };
  }
  const title = partsOf(terms, { meanings, prefix: TITLE, common: common.title });
  const exactOf = (prefix: string) => partsOf(terms, { meanings: NONE, prefix, common: NOTHING }).words;
  const [exactText, exactTitle] = [exactOf(""), exactOf(TITLE)];
  const inTitle = all([title.match, title.check]);
  // A phrase in the index would have it look up every document: then titles are left out by looking.
  const outside = title.check ? null : not(title.words);
  return {
    title: {
      ...split(title, all([title.match, ...filters]) ?? "", filters),
      check: title.check,
      rank: text.words,
      exact: exactTitle === title.words ? null : exactTitle,
    },
    text: {
      ...split(text, all([text.match, outside, ...filters]) ?? "", filters),
      check: all([text.check, title.check && not(inTitle)]),
      rank: text.words,
      exact: exactText === text.words ? null : exactText,
    },
    inTitle,
  };
}
