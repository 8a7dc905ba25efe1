import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** After a change of page without a load, moves the focus to the page, which a screen reader then reads. */
export function useFocusPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ pathChanged, fromLocation }) => {
        if (fromLocation && pathChanged) document.getElementById("main")?.focus({ preventScroll: true });
      }),
    [router],
  );
}
