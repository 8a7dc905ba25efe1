import type { Database } from "../../db/client";
import type { Common, Meanings } from "./tsquery";

import { commonBeside, lengthBy, lengthsOf, type Lengths } from "./effort";
import { parseQuery, type Filter, type Term } from "./parse";
import { guesses, isForgiven } from "./spelling";
import { filterMark } from "./tsquery";
import { isVocabulary } from "./vector";
import { lookUp, type Facts, type WordCount } from "./vocabulary";

/** A word that was typed, and the ones that it is taken for. */
export interface Correction {
  from: string;
  to: string[];
}

/** A query as it is understood with what the database knows. */
export interface Reading {
  terms: Term[];
  filters: Filter[];
  marks: { mark: string; isExcluded: boolean }[];
  meanings: Meanings;
  /** With the neighbours of all words that could be mistyped; undefined where there are none. */
  guessedMeanings: Meanings | undefined;
  /** What was mistyped, and what it is taken for. */
  corrected: Correction[];
  /** The same, where all words are taken for mistyped. */
  guessed: Correction[];
  /** Filters that name what there is not: nothing can be found. */
  unknown: Filter[];
  /** Whether there is nothing to look for. */
  isNothing: boolean;
  isCut: boolean;
  /** How long the lists of what is wanted are, in texts and in titles, for words with these meanings. */
  lengths: (meanings: Meanings) => { text: Lengths; title: Lengths };
  /** Words that are looked for in what the others find, in texts and in titles. */
  commonBeside: (meanings: Meanings) => Common;
  /** Above every document's number. */
  top: number;
}

/** The fewest letters that are taken for the beginning of a word. */
const BEGINNING_MIN = 2;

/** Reads a query, and looks its words, tags and authors up. */
export async function readQuery(
  db: Database,
  { query, tag, author }: { query: string; tag?: string | undefined; author?: string | undefined },
): Promise<Reading> {
  const { terms, filters: typed, isCut } = parseQuery(query);
  const filters = [
    ...(tag === undefined ? [] : [{ kind: "tag" as const, name: tag, isExcluded: false }]),
    ...(author === undefined ? [] : [{ kind: "author" as const, name: author, isExcluded: false }]),
    ...typed,
  ];
  const words = lookedUp(terms, { isSpelled: true });
  const beginning = beginningOf(terms);
  const facts = await lookUp(db, {
    words: lookedUp(terms, { isSpelled: false }),
    spelled: words,
    beginning,
    tags: namesOf(filters, "tag"),
    authors: namesOf(filters, "author"),
  });
  const found = filters.map((filter) => ({ filter, id: idOf(filter, facts) }));
  const unknown = found.flatMap(({ filter, id }) => (id === undefined && !filter.isExcluded ? [filter] : []));
  const marks = found.flatMap(({ filter: { kind, isExcluded }, id }) =>
    id === undefined ? [] : [{ mark: filterMark(kind, id), isExcluded }],
  );
  return {
    terms,
    filters,
    marks,
    ...meaningsFor(words, beginning, facts),
    unknown,
    isNothing: unknown.length > 0 || (terms.length === 0 && marks.length === 0),
    isCut,
    lengths: (meanings) => {
      const ofMarks = found.flatMap(({ filter, id }) =>
        filter.isExcluded ? [] : [facts.tagPosts.get(id ?? "")],
      );
      const ofWords = (of: keyof WordCount) => [
        ...lengthsOf(terms, lengthBy(meanings, facts.counts, of)),
        ...ofMarks,
      ];
      const isAnyPost = terms.every(({ isExcluded }) => isExcluded);
      return { text: isAnyPost ? [facts.top, ...ofMarks] : ofWords("documents"), title: ofWords("titles") };
    },
    commonBeside: (meanings) => ({
      text: commonBeside(terms, lengthBy(meanings, facts.counts, "documents")),
      title: commonBeside(terms, lengthBy(meanings, facts.counts, "titles")),
    }),
    top: facts.top,
  };
}

/** Words of letters that a post must say; those whose spelling is looked at are not quoted. */
function lookedUp(terms: readonly Term[], { isSpelled }: { isSpelled: boolean }): string[] {
  const plain = terms.filter(({ isExcluded, isQuoted }) => !isExcluded && !(isSpelled && isQuoted));
  return [...new Set(plain.flatMap(({ words }) => words.filter(isVocabulary).map(({ word }) => word)))];
}

/** The last word, where it stands alone. */
function beginningOf(terms: readonly Term[]): string | undefined {
  const { words: [word, ...others] = [], isExcluded, isQuoted } = terms.at(-1) ?? {};
  if (!word || others.length > 0 || isExcluded || isQuoted || !isVocabulary(word)) return undefined;
  return word.word.length < BEGINNING_MIN ? undefined : word.word;
}

const namesOf = (filters: readonly Filter[], wanted: Filter["kind"]) => [
  ...new Set(filters.flatMap(({ kind, name }) => (kind === wanted ? [name] : []))),
];

const idOf = ({ kind, name }: Filter, { tags, authors }: Facts) =>
  (kind === "tag" ? tags : authors).get(name);

function meaningsFor(words: readonly string[], beginning: string | undefined, facts: Facts) {
  const meanings = new Map<string, string[]>();
  const guessedMeanings = new Map<string, string[]>();
  const corrected: Correction[] = [];
  const guessed: Correction[] = [];
  for (const word of words) {
    const completions = word === beginning ? facts.completions : [];
    const near = isForgiven(word) ? guesses(word, facts.near) : [];
    const isMistyped = !facts.known.has(word) && completions.length === 0 && near.length > 0;
    if (isMistyped) corrected.push({ from: word, to: near });
    if (near.length > 0) guessed.push({ from: word, to: near });
    meanings.set(word, isMistyped ? near : [word, ...completions]);
    guessedMeanings.set(word, [...new Set([word, ...completions, ...near])]);
  }
  return {
    meanings,
    guessedMeanings: guessed.length > corrected.length ? guessedMeanings : undefined,
    corrected,
    guessed,
  };
}
