import type { RegisteredRouter } from "@tanstack/react-router";

import type { onKey as realOnKey } from "./on-key";

/**
 * Listens for the keys that work by themselves. What they do is loaded once the page has settled; a key
 * that is pressed before waits for it.
 */
export function listenForKeys(router: RegisteredRouter): void {
  const load = async () => {
    ({ onKey } = await import("./on-key"));
  };
  let onKey: typeof realOnKey = (event) =>
    void load().then(
      () => onKey(event, router),
      () => undefined,
    );
  document.addEventListener("keydown", (event) => onKey(event, router));
  setTimeout(() => void load().catch(() => undefined), 1000);
}
