import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { RouterInputs, RouterOutputs } from "~/trpc/types";

import { useApi } from "~/trpc/use-api";

export type DraftSave = RouterInputs["draft"]["save"];
/** A draft as the server has it. */
export type StoredDraft = NonNullable<RouterOutputs["draft"]["byTarget"]>;

/** The ways to the server that a draft needs. */
export interface DraftServer {
  load: (target: string) => Promise<StoredDraft | null>;
  save: (draft: DraftSave) => Promise<{ version: number; updatedAt: Date }>;
  /** For a page that is about to go: sent without waiting for an answer. */
  saveLast: (draft: DraftSave) => void;
}

/** What a browser sends after its page has gone, in bytes. */
const LAST_MAX = 60_000;

function saveLast(draft: DraftSave): void {
  const body = JSON.stringify({ json: draft });
  if (new Blob([body]).size > LAST_MAX) return;
  const headers = { "content-type": "application/json" };
  void fetch("/api/trpc/draft.save", { method: "POST", headers, body, keepalive: true }).catch(
    () => undefined,
  );
}

/** The same one for the life of the component, and usable after it. */
export function useDraftServer(): DraftServer {
  const api = useApi();
  const queryClient = useQueryClient();
  const [server] = useState<DraftServer>(() => ({
    load: (target) =>
      queryClient.query({ ...api.draft.byTarget.queryOptions({ target }), staleTime: 0, gcTime: 0 }),
    save: (draft) =>
      queryClient.getMutationCache().build(queryClient, api.draft.save.mutationOptions()).execute(draft),
    saveLast,
  }));
  return server;
}
