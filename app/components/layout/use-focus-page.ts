import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/**
 * After a change of page without a load, moves the focus to the page, which a screen reader then reads,
 * or to the one field that the page is there for.
 */
export function useFocusPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ pathChanged, fromLocation }) => {
        if (!fromLocation || !pathChanged) return;
        const page = document.getElementById("main");
        const field = page?.querySelector<HTMLElement>("[data-focus-first]");
        (field ?? page)?.focus({ preventScroll: true });
      }),
    [router],
  );
}
