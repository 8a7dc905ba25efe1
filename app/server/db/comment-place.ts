import { endsSegment } from "~/lib/thread";

/** Levels that a thread can have. Each makes a path six bytes longer, and an index takes 2,700. */
export const LEVELS_MAX = 200;

/** The highest number of a comment on its post, which six hexadecimal digits write. */
export const SERIAL_MAX = 0xff_ff_ff;

const DIGITS = 6;

/** Above every path, and above every digit within one. */
const AFTER_LAST = "g";

interface Parent {
  id: string;
  depth: number;
  path: string;
  segmentId: string | null;
}

/** Where a comment stands in the tree. */
export interface CommentPlace {
  depth: number;
  path: string;
  segmentId: string | null;
}

/**
 * The place of the post's comment number `serial`, as a reply to `parent` or to the post itself.
 * @throws {RangeError} for a number or a level that can't be written
 */
export function commentPlace(serial: number, parent: Parent | null): CommentPlace {
  const depth = parent ? parent.depth + 1 : 0;
  if (serial < 1 || serial > SERIAL_MAX || depth >= LEVELS_MAX)
    throw new RangeError("There is no such place.");
  const path = (parent?.path ?? "") + serial.toString(16).padStart(DIGITS, "0");
  return { depth, path, segmentId: parent && segmentBelow(parent) };
}

/** The segment in which the replies to a comment stand; null is the post's own page. */
export const segmentBelow = ({ id, depth, segmentId }: Omit<Parent, "path">) =>
  endsSegment(depth) ? id : segmentId;

/** What every path below this one is smaller than; without one, what every path is. */
export const endOfBranch = (path = "") => path + AFTER_LAST;

/** The paths of those above the comment that follows this one, outermost first; it may be one of them. */
export function pathsAbove(path: string): string[] {
  const levels = path.length / DIGITS;
  return Array.from({ length: levels }, (_, level) => path.slice(0, DIGITS * (level + 1)));
}

/** A place in reading order as other programs keep it: four characters a level. */
export const threadCursor = (path: string) => Buffer.from(path, "hex").toString("base64url");

/** The path that a cursor stands for. */
export const readThreadCursor = (cursor: string) => Buffer.from(cursor, "base64url").toString("hex");
