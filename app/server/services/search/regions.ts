import { quotedLexeme } from "./vector";

/**
 * Documents of a block, by level: each is eight of the one before. What is too rare in two of the
 * largest is so rare that PostgreSQL finds all of it sooner than it skips through larger ones.
 */
export const BLOCKS = [512, 4096, 32_768] as const;

/** Marks a document by the blocks that its number is in. */
export const blockMarks = (id: number) =>
  BLOCKS.map((size, level) => blockMark(level, Math.floor(id / size)));

/**
 * How far back a search looks, one after the other: over so many of the newest blocks of a size. Each
 * is about three times as much as the one before, so that little more is found than was looked for.
 */
export const LEVELS = BLOCKS.flatMap((size, block) =>
  [2, 6].map((count) => ({ block, size, count, documents: count * size })),
);

const blockMark = (level: number, block: number) => `@${level}:${block}`;

/** Documents numbered from `from` to below `below`. */
export interface Region {
  level: number;
  from: number;
  below: number;
  /** What finds them in the index, and few others; null where that is no use. */
  blocks: string | null;
}

/**
 * The documents below `top` in regions, the newest and smallest first: together they are all. A
 * region begins at a block's edge and ends where the one before began.
 */
export function regionsBelow(top: number, startLevel = 0): Region[] {
  const regions: Region[] = [];
  let below = top;
  for (const [level, { block, size, count }] of LEVELS.entries()) {
    if (level < startLevel) continue;
    const first = Math.floor((top - 1) / size) - (count - 1);
    if (first < 1) break;
    const last = Math.floor((below - 1) / size);
    regions.push({ level, from: first * size, below, blocks: blocksOf(block, first, last) });
    below = first * size;
  }
  regions.push({ level: LEVELS.length, from: 0, below, blocks: null });
  return regions;
}

function blocksOf(level: number, first: number, last: number): string {
  const marks = Array.from({ length: last - first + 1 }, (_, at) => blockMark(level, first + at));
  return `(${marks.map(quotedLexeme).join(" | ")})`;
}

/** The regions above `from`, of these levels: for a further page of what was found in them together. */
export function regionsWithin({
  start,
  level,
  from,
  below,
}: Pick<Region, "level" | "from" | "below"> & { start: number }): Region[] {
  return regionsBelow(below, start)
    .filter((region) => region.level <= level && region.below > from)
    .map((region) => ({ ...region, from: Math.max(region.from, from) }));
}
