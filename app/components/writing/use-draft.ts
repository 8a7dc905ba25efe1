import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";

import type { DraftText } from "./draft-text";
import type { DraftTarget, DraftView } from "./draft-view";

import { useApi } from "~/trpc/use-api";
import { DraftKeeper } from "./draft-keeper";
import { useDraftServer } from "./draft-server";

export type { DraftText } from "./draft-text";
export type { DraftTarget } from "./draft-view";

export interface DraftHandle extends Pick<DraftKeeper, "publish" | "refused"> {
  /** Goes with what is published, which removes the draft; the same one again publishes nothing twice. */
  id: string | undefined;
  /** What was kept of it before: the form takes it over, each time that this is another object. */
  restored: DraftText | undefined;
  /** Keeps what stands in the form now, soon. */
  change: (text: DraftText) => void;
  /** After publishing: nothing is kept any more, here or on the server. */
  forget: () => void;
  /** What the screen says of it. */
  view: DraftView;
  keeper: DraftKeeper;
}

interface DraftOptions {
  target: DraftTarget;
  /** The version of the post or comment that is changed, and when that was written. */
  baseVersion?: number | undefined;
  writtenAt?: Date | undefined;
  /** The draft's id, where the page's address says it. */
  id?: string | undefined;
  /** What the form begins with where there is no draft. */
  original?: DraftText | undefined;
}

/**
 * Keeps what is being written, on the server and, without a network, on this device. For another
 * target the component has to be another one: give it a `key`.
 */
export function useDraft(options: DraftOptions): DraftHandle {
  const { data: session } = useSuspenseQuery(useApi().auth.getSession.queryOptions());
  const server = useDraftServer();
  // Whose text it is stays as it was when the form opened, whoever signs in meanwhile.
  const [keeper] = useState(() => new DraftKeeper({ ...options, server, userId: session?.user.id }));
  const getView = () => keeper.view;
  const view = useSyncExternalStore(keeper.subscribe, getView, getView);
  useEffect(() => keeper.mount(), [keeper]);
  const { change, forget, publish, refused } = keeper;
  return { id: view.id, restored: view.restored, change, forget, publish, refused, view, keeper };
}
