/**
 * Levels that one page shows. A reply on the level after them begins a segment of its own, which
 * "continue this thread" leads to: no page reads what it does not show.
 */
export const SEGMENT_LEVELS = 8;

/** Whether the replies to a comment stand in a segment of their own. */
export const endsSegment = (depth: number) => depth % SEGMENT_LEVELS === SEGMENT_LEVELS - 1;

/** Four characters a level, as many as a thread may have levels. */
const CURSOR = /^(?:[\w-]{4}){1,200}$/;

/** Whether a value may be a place in a thread, as the API answers it for the next page. */
export function isThreadCursor(value: unknown): value is string {
  return typeof value === "string" && CURSOR.test(value);
}
