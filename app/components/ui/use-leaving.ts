import { useEffect, useState } from "react";

/**
 * Whether the browser is on its way to another site: what was pressed stays busy until then. False
 * again when the person comes back by the browser's own button and finds the page as they left it.
 */
export function useLeaving(): [boolean, (leaving: boolean) => void] {
  const [leaving, setLeaving] = useState(false);
  useEffect(() => {
    const back = (event: PageTransitionEvent) => {
      if (event.persisted) setLeaving(false);
    };
    window.addEventListener("pageshow", back);
    return () => window.removeEventListener("pageshow", back);
  }, []);
  return [leaving, setLeaving];
}
