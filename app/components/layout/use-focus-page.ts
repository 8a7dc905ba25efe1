import { useRouter, type ParsedLocation } from "@tanstack/react-router";
import { useEffect } from "react";

import { leaveFirstHead } from "./first-head";

/** Of a post's address, as far as it never changes: "/posts/" and an id. */
const LASTING = 43;

/**
 * After a change of page without a load, moves the focus to the page, which a screen reader then reads,
 * or to the one field that the page is there for; after a step back to the title that had been opened,
 * and after a turn of a list's pages to its beginning. What the head said of the page before goes.
 */
export function useFocusPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ pathChanged, fromLocation: from, toLocation: to }) => {
        if (!from) return;
        const page = document.getElementById("main");
        if (pathChanged) leaveFirstHead(to.pathname);
        else if (!isTurned(from, to)) return;
        const place = pathChanged ? (openedBefore(from, to) ?? find("[data-focus-first]")) : null;
        (place ?? page)?.focus({ preventScroll: true });
      }),
    [router],
  );
}

const find = (selector: string) => document.querySelector<HTMLElement>(`#main ${selector}`);

function openedBefore(from: ParsedLocation, to: ParsedLocation): HTMLElement | null {
  const isBack = to.state.__TSR_index < from.state.__TSR_index;
  return isBack ? find(`[data-stop][href^="${CSS.escape(from.pathname.slice(0, LASTING))}"]`) : null;
}

/** Whether the link that was pressed to turn a page is below the new one, or gone. */
const isTurned = (from: ParsedLocation, to: ParsedLocation) =>
  from.searchStr !== to.searchStr && document.activeElement?.matches("body, nav[aria-label=Pages] a");
