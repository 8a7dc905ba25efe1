import { useCallback, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";

import type { TextKind } from "./editor-preview";

import { useMedia } from "./use-browser";

/**
 * Where the preview is, if it is shown: beside the text where there is room for a post's, else in its
 * place. What takes turns comes back where it was scrolled to.
 */
export function usePreviewPlace(
  field: RefObject<HTMLElement | null>,
  preview: RefObject<HTMLElement | null>,
  kind: TextKind,
) {
  const [isShown, setShown] = useState(false);
  const isBeside = useMedia("(min-width: 80rem)") && kind === "post";
  const scrolled = useRef({ text: 0, preview: 0 });

  const toggle = useCallback(() => {
    if (isBeside) {
      setShown(!isShown);
      return;
    }
    const [from, to] = isShown ? (["preview", "text"] as const) : (["text", "preview"] as const);
    const [shown, next] = isShown ? [preview, field] : [field, preview];
    const hadFocus = shown.current?.contains(document.activeElement) ?? false;
    scrolled.current[from] = scrollY;
    flushSync(() => setShown(!isShown));
    scrollTo({ top: scrolled.current[to], behavior: "instant" });
    // The focus goes along, unless it was on the button.
    if (hadFocus) next.current?.focus({ preventScroll: true });
  }, [field, preview, isShown, isBeside]);

  const place = isBeside ? ("beside" as const) : ("instead" as const);
  return [isShown ? place : undefined, toggle] as const;
}
