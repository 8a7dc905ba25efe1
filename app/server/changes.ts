type Listener = () => void;

const listeners = new Set<Listener>();

/** Calls `listener` whenever something that a page shows may have changed. */
export function onContentChange(listener: Listener): void {
  listeners.add(listener);
}

/**
 * Says that something a page shows may have changed. The database says so itself, to every
 * instance; the one that wrote says it here as well, since it may hear the database late.
 */
export function contentChanged(): void {
  for (const listener of listeners) listener();
}
