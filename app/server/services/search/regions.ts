import { quotedLexeme } from "./vector";

/**
 * Documents of a block, by level: each is eight of the one before. What is too rare in two of the
 * largest is so rare that PostgreSQL finds all of it sooner than it skips through larger ones.
 */
export const BLOCKS = [512, 4096, 32_768] as const;

/** Marks a document by the blocks that its number is in. */
export const blockMarks = (id: number) =>
  BLOCKS.map((size, level) => blockMark(level, Math.floor(id / size)));

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
  for (let level = startLevel; level < BLOCKS.length; level += 1) {
    const block = Math.floor((top - 1) / (BLOCKS[level] ?? 1));
    if (block < 2) break;
    const from = (block - 1) * (BLOCKS[level] ?? 1);
    regions.push({ level, from, below, blocks: blocksOf(level, block) });
    below = from;
  }
  regions.push({ level: BLOCKS.length, from: 0, below, blocks: null });
  return regions;
}

const blocksOf = (level: number, last: number) =>
  `(${quotedLexeme(blockMark(level, last))} | ${quotedLexeme(blockMark(level, last - 1))})`;

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
