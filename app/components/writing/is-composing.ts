import type { KeyboardEvent } from "react";

/** What Safari gives as the code of the Enter that ends a composition, which it no longer calls one. */
const COMPOSED = 229;

/** Whether a key belongs to an input method, which makes a character of several keys. */
export function isComposing({ nativeEvent }: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells of it in Safari
  return nativeEvent.isComposing || nativeEvent.keyCode === COMPOSED;
}
