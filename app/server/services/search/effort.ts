import type { Term } from "./parse";
import type { Meanings } from "./tsquery";
import type { WordCount } from "./vocabulary";

import { LEVELS, type Region } from "./regions";

/** Matches that are ranked against each other, at least, before older documents are left alone. */
const ENOUGH = 30;

/** The newest matches of a region that are ranked; older ones come on later pages. */
const RANKED_MAX = 200;

/** The same of those whose titles say it all: they hardly differ in how well they match. */
const TITLES_RANKED_MAX = 60;

/** The same where the index can't tell alone whether they are matches: so many are looked up at once. */
const CHECKED_MAX = 500;

/** A list of documents that is longer is never walked through to its end, only where it is newest. */
const WALKED_MAX = 32_768;

/** The same where what is found must be looked up. */
const WALKED_TO_CHECK_MAX = 4096;

/** So much of it is walked through for a page: what is common meets among these, or hardly anywhere. */
export const WALKED_AT_ONCE = 1000;

/**
 * Two words are together less often than if the rarer one were only where the other is (0), and more
 * often than if they had nothing to do with each other (1).
 */
const TOGETHER = 0.75;

/** So few matches are found all at once as soon as in the largest blocks. */
const FEW = 700;

/** How many documents have each of what a question wants; undefined where nobody counts. */
export type Lengths = readonly (number | undefined)[];

/** How far one statement looks. */
export interface Effort {
  /** The least that is worth looking at by itself, as a level. */
  start: number;
  /** Whether to leave what is older than level `last` to the next statement. */
  isBounded: boolean;
  last: number;
  /** The rarest word's documents in all. */
  share: number;
  /** Matches after which it stops. */
  enough: number;
  /** Matches of a region that are taken. */
  taken: number;
}

/**
 * What a question about documents below `below` may cost. No document has all that is wanted unless
 * it has the rarest: that tells which regions hold too few to begin with. Where even the rarest is
 * common, and they never meet, it would take a walk through everything to find nothing.
 */
export function effortOf(
  lengths: Lengths,
  { below, needsCheck, isTitle }: { below: number; needsCheck: boolean; isTitle: boolean },
): Effort {
  const known = lengths.filter((length) => length !== undefined).sort((one, other) => one - other);
  const [rarest = Infinity, second = below] = known;
  const [enough, taken, walked] = needsCheck
    ? [CHECKED_MAX, CHECKED_MAX, WALKED_TO_CHECK_MAX]
    : [ENOUGH, isTitle ? TITLES_RANKED_MAX : RANKED_MAX, WALKED_MAX];
  const isBounded = known.length > 0 && known.length === lengths.length && rarest > walked;
  const share = rarest / below;
  const both = share * Math.min(1, second / below) ** TOGETHER;
  const levelOf = (wanted: number, of: number) => LEVELS.findIndex((level) => level.documents * of >= wanted);
  const last = isBounded ? levelOf(WALKED_AT_ONCE, share) : LEVELS.length;
  const start = both * below < FEW ? -1 : levelOf(enough, both);
  const largest = isBounded ? LEVELS.length - 1 : LEVELS.length;
  return {
    start: start < 0 ? largest : start,
    last: last < 0 ? largest : last,
    isBounded,
    share,
    enough,
    taken,
  };
}

/** The regions that a statement looks at. */
export const regionsFor = (regions: readonly Region[], { isBounded, last }: Effort) =>
  isBounded ? regions.filter(({ level }, index) => index === 0 || level <= last) : regions;

/** A rarer word than this is found by itself, whatever else is wanted beside it. */
const RARE_MAX = 2048;

/** So much longer is the list of a word that is looked up beside the rarest. */
const COMMON_BESIDE = 32;

/** The length of a word's list, with those of what else it may mean; undefined where nobody counts. */
type LengthOf = (word: string, isQuoted: boolean) => number | undefined;

/** Tells how long the lists are that words stand for, in texts or in titles. */
export const lengthBy =
  (meanings: Meanings, counts: ReadonlyMap<string, WordCount>, of: keyof WordCount): LengthOf =>
  (word, isQuoted) => {
    const meant = isQuoted ? [word] : (meanings.get(word) ?? [word]);
    const found = meant.map((one) => counts.get(one)?.[of]);
    return found.reduce(
      (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
      0,
    );
  };

/** The words that must be there, each with the length of its list. */
const wantedBy = (terms: readonly Term[], lengthOf: LengthOf) =>
  terms
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap(({ words, isQuoted }) => words.map(({ word }) => ({ word, length: lengthOf(word, isQuoted) })));

/** The lengths of the lists that the words of a query stand for. */
export const lengthsOf = (terms: readonly Term[], lengthOf: LengthOf): Lengths =>
  wantedBy(terms, lengthOf).map(({ length }) => length);

/**
 * Words that are not looked for in the index, but in what it finds for a rare one: to step through the
 * list of "the" from each document of the rare word to the next costs more than reading those.
 */
export function commonBeside(terms: readonly Term[], lengthOf: LengthOf): ReadonlySet<string> {
  const wanted = wantedBy(terms, lengthOf);
  const rarest = Math.min(...wanted.map(({ length = Infinity }) => length));
  if (rarest > RARE_MAX) return new Set();
  const common = Math.max(rarest, RARE_MAX) * COMMON_BESIDE;
  return new Set(wanted.flatMap(({ word, length = 0 }) => (length > common ? word : [])));
}
