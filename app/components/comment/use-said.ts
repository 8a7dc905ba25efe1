import { useCallback, useEffect, useState } from "react";

/** What is said aloud of what happened, and which element gets the focus once it is on the page. */
export function useSaid() {
  const [state, setSaid] = useState<{ said: string; focus: string | undefined }>({
    said: "",
    focus: undefined,
  });
  const { said, focus } = state;
  useEffect(() => {
    if (focus === undefined) return;
    // After the frame: a dialog that closes gives the focus back first.
    const frame = requestAnimationFrame(() => document.getElementById(focus)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [state, focus]);
  const say = useCallback((words: string, element?: string) => {
    setSaid({ said: words, focus: element });
  }, []);
  return { said, say };
}
