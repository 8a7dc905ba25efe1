import type { Database } from "../db/client";
import type { SearchCursor } from "./search/cursor";
import type { Found, Hit } from "./search/find";
import type { Region } from "./search/regions";

import { findHits } from "./search/find";
import { readQuery, type Reading } from "./search/reading";
import { regionsBelow, regionsWithin } from "./search/regions";
import { conditionsOf, type Meanings } from "./search/tsquery";

/** Statements that one page may take; what is not found by then is found by the next page. */
const STATEMENTS_MAX = 8;

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

async function findPage(
  db: Database,
  { reading, isGuess, cursor, limit }: PageOptions,
): Promise<{ hits: Hit[]; next: SearchCursor | null }> {
  const { title, text, inTitle } = conditionsOf(reading.terms, meaningsOf(reading, isGuess), reading.marks);
  const top = reading.top;
  let at: SearchCursor | null = cursor ?? {
    isTitle: title !== undefined,
    isGuess,
    first: top,
    below: top,
    level: 0,
  };
  const hits: Hit[] = [];
  for (let statements = 0; at && statements < STATEMENTS_MAX; statements += 1) {
    const found: Found = await findHits(db, {
      conditions: (at.isTitle && title) || text,
      inTitle: at.isTitle ? null : inTitle,
      regions: regionsOf(at),
      inAll: at.after !== undefined,
      after: at.after,
      first: at.first,
      rows: limit + 1,
    });
    const room = limit - hits.length;
    hits.push(...found.hits.slice(0, room));
    if (found.hits.length > room) return { hits, next: within(at, found, hits) };
    at = following(at, found);
  }
  return { hits, next: at };
}

const regionsOf = ({ below, level, from, after }: SearchCursor): Region[] =>
  after && from !== undefined ? regionsWithin({ level, from, below }) : regionsBelow(below, level);

/** After the last hit that is shown. */
function within(at: SearchCursor, { region, hits: found }: Found, shown: readonly Hit[]): SearchCursor {
  const last = shown.at(-1);
  const isOfThese = last !== undefined && found.includes(last);
  if (!isOfThese) return { ...at };
  return { ...at, ...region, after: { points: last.points, id: last.id } };
}

/** What is looked at next: older documents, then other places than titles; null at the end. */
function following({ isTitle, isGuess, first }: SearchCursor, { region }: Found): SearchCursor | null {
  if (region.from > 0) return { isTitle, isGuess, first, below: region.from, level: region.level };
  return isTitle ? { isTitle: false, isGuess, first, below: first, level: 0 } : null;
}
