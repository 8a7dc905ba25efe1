import { useEffect, useEffectEvent, useRef, type RefObject } from "react";

import { runCommand } from "./apply-edit";
import { continueLine } from "./editor-lines";

/**
 * Line breaks go on with the list or quote that they are in. `takesBreak` answers whether something
 * else wants one. A phone's keyboard tells of a line break before it comes, though of no key; and an
 * input method, whose Enter chooses a word, tells of none.
 */
export function useListBreaks(
  field: RefObject<HTMLTextAreaElement | null>,
  { isPlain, takesBreak }: { isPlain: RefObject<boolean>; takesBreak: () => boolean },
): void {
  // A browser may tell of the line break that a command puts in, too.
  const isBusy = useRef(false);
  const onBreak = useEffectEvent((event: InputEvent) => {
    const isBreak = event.inputType === "insertLineBreak" || event.inputType === "insertParagraph";
    if (!isBreak || event.isComposing || !event.cancelable || isPlain.current || isBusy.current) return;
    isBusy.current = true;
    if (takesBreak() || (field.current && runCommand(field.current, continueLine))) event.preventDefault();
    isBusy.current = false;
  });
  useEffect(() => {
    const { current } = field;
    const listen = (event: InputEvent) => onBreak(event);
    current?.addEventListener("beforeinput", listen);
    return () => current?.removeEventListener("beforeinput", listen);
  }, [field]);
}
