import { useSyncExternalStore } from "react";

/** Whether a media query holds; on the server, and until the page has its scripts, it doesn't. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}

const never = () => () => undefined;

/** Whether the keyboard has a Command key; on the server, and until the page has its scripts, it hasn't. */
export function useIsApple(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );
}
