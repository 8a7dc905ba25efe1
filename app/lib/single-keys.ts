const KEY = "single-keys";

const listeners = new Set<() => void>();

/** Where storage is shut, the choice holds for this page. */
let held: string | null = null;

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return held;
  }
}

/** Whether keys that stand alone, such as "/" and "j", do something. They do until switched off on this device. */
export const singleKeysAreOn = (): boolean => stored() !== "off";

/** Switches them on or off, in every tab at once, and remembers it on this device. */
export function switchSingleKeys(on: boolean): void {
  held = on ? null : "off";
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
  } catch {
    // See `held`.
  }
  for (const listener of listeners) listener();
}

/** Calls when they are switched, in this tab or another. Answers what ends that. */
export function onSingleKeys(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
