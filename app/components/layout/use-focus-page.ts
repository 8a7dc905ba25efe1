import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

import { leaveFirstHead } from "./first-head";

/**
 * After a change of page without a load, moves the focus to the page, which a screen reader then reads,
 * or to the one field that the page is there for. What the head said of the page before goes.
 */
export function useFocusPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ pathChanged, fromLocation, toLocation }) => {
        if (!fromLocation || !pathChanged) return;
        leaveFirstHead(toLocation.pathname);
        const page = document.getElementById("main");
        const field = page?.querySelector<HTMLElement>("[data-focus-first]");
        (field ?? page)?.focus({ preventScroll: true });
      }),
    [router],
  );
}
