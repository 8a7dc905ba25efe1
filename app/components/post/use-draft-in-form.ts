import { useEffect, useEffectEvent } from "react";

import type { DraftHandle, DraftText } from "~/components/writing/use-draft";

/** Keeps what stands in a form, and puts into it what was kept before. */
export function useDraftInForm(draft: DraftHandle, values: DraftText, put: (text: DraftText) => void): void {
  const { change, restored } = draft;
  const take = useEffectEvent(put);
  // First: what was restored must not be taken for a change of it.
  useEffect(() => {
    if (restored) take(restored);
  }, [restored]);
  useEffect(() => change(values), [change, values]);
}
