import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";

import type { StoredDraft } from "./draft-server";
import type { DraftText } from "./draft-text";
import type { DraftTarget, DraftView } from "./draft-view";

import { useApi } from "~/trpc/use-api";
import { DraftKeeper } from "./draft-keeper";
import { useDraftServer } from "./draft-server";

export type { DraftText, DraftTarget };

interface DraftOptions {
  target: DraftTarget;
  /** The version of the post or comment that is changed. */
  baseVersion?: number | undefined;
  /** When that version was written. */
  writtenAt?: Date | undefined;
  /** What the form holds where there is no draft: blank, or what is changed. */
  original?: DraftText | undefined;
  /** The draft's id, where the page's address says it. */
  id?: string | undefined;
  /** The server's draft where the page has loaded it; null where it has none, left out to have it loaded. */
  stored?: StoredDraft | null | undefined;
}

/** What is kept of a text, and what can be done with it. */
export interface DraftHandle extends DraftView {
  /** Keeps what stands in the form now, soon. */
  change: (text: DraftText) => void;
  /**
   * Publishes: waits a moment for a save that is on its way, calls `send` with the draft's id, whose it
   * is and the version that the change was made from, and forgets the draft. What `send` throws is
   * thrown on; a newer text in it becomes `conflict`.
   */
  publish: DraftKeeper["publish"];
  keepMine: () => void;
  takeOther: () => void;
  /** Back to what the form holds where there is no draft. */
  discard: () => void;
  /** Undoes `takeOther` or `discard`. */
  bringBack: () => void;
}

/**
 * Keeps what is being written, on the server and, without a network, on this device. One target for
 * the life of the component: where it may change, give the component a `key`.
 *
 * The form takes over `restored` each time it is another object, and gives every change to `change`.
 */
export function useDraft(options: DraftOptions): DraftHandle {
  const { data: session } = useSuspenseQuery(useApi().auth.getSession.queryOptions());
  const server = useDraftServer();
  // Whose text it is stays what it was when the form opened, whoever signs in while it is written.
  const [keeper] = useState(() => new DraftKeeper({ ...options, server, userId: session?.user.id }));
  const view = useSyncExternalStore(
    keeper.subscribe,
    () => keeper.view,
    () => keeper.view,
  );
  useEffect(() => keeper.mount(), [keeper]);
  const { change, publish, keepMine, takeOther, discard, bringBack } = keeper;
  return { ...view, change, publish, keepMine, takeOther, discard, bringBack };
}
