/** Four characters a level, as many as a thread may have levels. */
const CURSOR = /^(?:[\w-]{4}){1,200}$/;

/** Whether a value may be a place in a thread, as the API answers it for the next page. */
export function isThreadCursor(value: unknown): value is string {
  return typeof value === "string" && CURSOR.test(value);
}
