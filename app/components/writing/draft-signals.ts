interface Signals {
  /** The page is out of sight: a phone may never come back to it. */
  onHidden: () => void;
  /** The page goes, and what it has not sent by then goes with it. */
  onGone: () => void;
  /** The page is looked at again, or the network is back. */
  onBack: () => void;
}

/** Listens for what happens to the page as a whole. Answers what ends it. */
export function listenToPage({ onHidden, onGone, onBack }: Signals): () => void {
  const end = new AbortController();
  const { signal } = end;
  window.addEventListener("pagehide", onGone, { signal });
  window.addEventListener("online", onBack, { signal });
  window.addEventListener("focus", onBack, { signal });
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.visibilityState === "visible") onBack();
      else onHidden();
    },
    { signal },
  );
  return () => end.abort();
}
