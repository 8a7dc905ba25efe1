type Listener = () => void;

/** Hears whose sessions, or whose account, have changed; undefined where that is unknown. */
type SessionListener = (userId: string | undefined) => void;

const listeners = new Set<Listener>();
const sessionListeners = new Set<SessionListener>();

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

/** Calls `listener` whenever a session has ended or changed, or the account it belongs to. */
export function onSessionChange(listener: SessionListener): void {
  sessionListeners.add(listener);
}

/**
 * Says that sessions of a user have ended or changed, or the user; without an id, that any may
 * have. The database says so to every instance, and the one that wrote says it here as well.
 */
export function sessionsChanged(userId?: string): void {
  for (const listener of sessionListeners) listener(userId);
}
