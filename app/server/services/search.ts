import type { Database } from "../db/client";
import type { SearchCursor } from "./search/cursor";
import type { Found, Hit } from "./search/find";
import type { Region } from "./search/regions";

import { findHits } from "./search/find";
import { readQuery, type Reading } from "./search/reading";
import { effortOf, regionsFor, WALKED_AT_ONCE, type Effort } from "./search/effort";
import { regionsBelow, regionsWithin } from "./search/regions";
import { conditionsOf, type Meanings } from "./search/tsquery";

/** Statements that one page may take; what is not found by then is found by the next page. */
const STATEMENTS_MAX = 8;

/** The same in documents that are looked up. */
const CHECKED_MAX = 1000;

interface SearchOptions {
  query: string;
  tag?: string | undefined;
  author?: string | undefined;
  cursor?: SearchCursor | undefined;
  limit: number;
}

/** A page of what was found. */
export interface SearchPage {
  reading: Reading;
  /** What the words were taken for. */
  meanings: Meanings;
  hits: Hit[];
  next: SearchCursor | null;
}

/**
 * Finds posts, the best first: those that say it all in their titles, then others, each among the
 * newest documents that have enough to show, then among older ones.
 */
export async function searchPosts(db: Database, options: SearchOptions): Promise<SearchPage> {
  const reading = await readQuery(db, options);
  const page = { reading, meanings: reading.meanings };
  if (reading.isNothing) return { ...page, hits: [], next: null };
  const isGuess = options.cursor?.isGuess ?? false;
  const found = await findPage(db, { ...options, reading, isGuess });
  if (found.hits.length > 0 || found.next || isGuess || !reading.guessedMeanings)
    return { ...page, meanings: meaningsOf(reading, isGuess), ...found };
  return {
    ...page,
    meanings: meaningsOf(reading, true),
    ...(await findPage(db, { ...options, reading, isGuess: true })),
  };
}

/** Words that exist, but not together, may be mistyped as well: then every word may mean its neighbours. */
const meaningsOf = ({ meanings, guessedMeanings }: Reading, isGuess: boolean) =>
  (isGuess ? guessedMeanings : undefined) ?? meanings;

interface PageOptions {
  reading: Reading;
  isGuess: boolean;
  cursor?: SearchCursor | undefined;
  limit: number;
}

type Walk = ReturnType<typeof walkOf>;

/** What all statements of a page have in common: the two questions, and what each may cost. */
function walkOf({ reading, isGuess, cursor }: PageOptions) {
  const meanings = meaningsOf(reading, isGuess);
  const { title, text, inTitle } = conditionsOf(
    reading.terms,
    meanings,
    reading.marks,
    reading.commonBeside(meanings),
  );
  const lengths = reading.lengths(meanings);
  const first = cursor?.first ?? reading.top;
  const questionOf = (isTitle: boolean) => {
    const conditions = (isTitle && title) || text;
    const needsCheck = conditions.check !== null;
    const ofQuestion = isTitle ? lengths.title : lengths.text;
    const effort = effortOf(ofQuestion, { below: first, needsCheck, isTitle });
    return { conditions, inTitle: isTitle ? null : inTitle, effort, first };
  };
  const beginning = (isTitle: boolean): SearchCursor => {
    const { start } = questionOf(isTitle).effort;
    return { isTitle, isGuess, first, below: first, level: start, start };
  };
  return { questionOf, begun: cursor ?? beginning(title !== undefined), others: () => beginning(false) };
}

async function findPage(
  db: Database,
  options: PageOptions,
): Promise<{ hits: Hit[]; next: SearchCursor | null }> {
  const { limit } = options;
  const walk = walkOf(options);
  const hits: Hit[] = [];
  const work: Work = { statements: 0, walked: 0, checked: 0 };
  let at: SearchCursor | null = walk.begun;
  while (at && isWorth(work)) {
    const question: ReturnType<Walk["questionOf"]> = walk.questionOf(at.isTitle);
    const found: Found = await findHits(db, {
      ...question,
      regions: regionsOf(at, question.effort),
      inAll: at.after !== undefined,
      after: at.after,
      rows: limit + 1,
    });
    const room = limit - hits.length;
    hits.push(...found.hits.slice(0, room));
    if (found.hits.length > room) return { hits, next: within(at, found, hits) };
    addTo(work, question, found);
    at = older(at, found) ?? (at.isTitle ? walk.others() : null);
  }
  return { hits, next: at };
}

/** What one page has cost so far. */
interface Work {
  statements: number;
  /** Documents with the rarest word that were walked through, where it is common. */
  walked: number;
  /** Documents that were looked up. */
  checked: number;
}

function addTo(work: Work, { conditions, effort }: ReturnType<Walk["questionOf"]>, found: Found): void {
  work.statements += 1;
  if (effort.isBounded) work.walked += (found.region.below - found.region.from) * effort.share;
  if (conditions.check !== null) work.checked += found.taken;
}

const isWorth = ({ statements, walked, checked }: Work) =>
  statements < STATEMENTS_MAX && walked < WALKED_AT_ONCE / 2 && checked < CHECKED_MAX;

const regionsOf = ({ below, level, start, from, after }: SearchCursor, effort: Effort): readonly Region[] =>
  after && from !== undefined
    ? regionsWithin({ start, level, from, below })
    : regionsFor(regionsBelow(below, level), effort);

/** After the last hit that is shown. */
function within(at: SearchCursor, { region, hits: found }: Found, shown: readonly Hit[]): SearchCursor {
  const last = shown.at(-1);
  const isOfThese = last !== undefined && found.includes(last);
  if (!isOfThese) return { ...at };
  const start = at.after ? at.start : at.level;
  return { ...at, ...region, start, after: { points: last.points, id: last.id } };
}

/** The documents before those that were looked at; null where there are none. */
const older = ({ isTitle, isGuess, first, start }: SearchCursor, { region }: Found): SearchCursor | null =>
  region.from > 0 ? { isTitle, isGuess, first, start, below: region.from, level: region.level } : null;
