import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId, useState, type KeyboardEvent, type RefObject } from "react";

import type { RouterOutputs } from "~/trpc/types";

import { useApi } from "~/trpc/use-api";
import { runCommand } from "./apply-edit";
import { listKey } from "./list-key";
import { completeMention, isMeant, typedMention, type TypedMention } from "./mention-text";
import { useSettled } from "./use-settled";

export type SuggestedMember = RouterOutputs["profile"]["suggest"][number];

/** Long enough that one who types on is not asked for in between. */
const SETTLED_MS = 150;

const NOBODY: SuggestedMember[] = [];

/**
 * Offers members for the mention that is being typed in a field. Without an answer it offers nobody,
 * and says nothing of it.
 */
export function useMention(field: RefObject<HTMLTextAreaElement | null>) {
  const [typed, setTyped] = useState<TypedMention>();
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<number>();
  const listId = useId();
  const members = useSuggestedMembers(dismissed === typed?.at ? undefined : typed?.prefix);
  const isOpen = members.length > 0;
  const index = Math.min(active, members.length - 1);

  /** To be called whenever the text or the caret changed. */
  const look = () => {
    const { current } = field;
    if (!current || document.activeElement !== current) return;
    const { value: text, selectionStart: start, selectionEnd: end } = current;
    const next = typedMention({ text, start, end });
    if (next?.at === typed?.at && next?.prefix === typed?.prefix) return;
    setTyped(next);
    setActive(0);
    if (next?.at !== dismissed) setDismissed(undefined);
  };

  /** Offers nobody for this mention any more. */
  const close = () => setDismissed(typed?.at);
  const leave = () => setTyped(undefined);

  const choose = (member: SuggestedMember | undefined) => {
    if (!field.current || field.current.readOnly || !typed || !member) return;
    runCommand(field.current, (written) => completeMention(written, typed, member.handle));
    setTyped(undefined);
  };

  /** Answers whether the key was meant for the list. */
  const takesKey = (event: KeyboardEvent): boolean => {
    const meant = listKey(event, { index, count: members.length });
    if (meant === "choose") choose(members[index]);
    else if (meant === "close") close();
    else if (meant !== undefined) setActive(meant);
    return meant !== undefined;
  };

  // To be expanded is of a combobox, which a field of many lines can't be; the count is said aloud.
  const aria = {
    "aria-autocomplete": "list",
    "aria-controls": isOpen ? listId : undefined,
    "aria-activedescendant": isOpen ? optionId(listId, index) : undefined,
  } as const;

  return { members, aria, isOpen, index, at: typed?.at ?? 0, listId, look, leave, choose, takesKey };
}

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

/** Those whom `prefix` may mean; until an answer has come, those of the last one whom it still may. */
function useSuggestedMembers(prefix: string | undefined): SuggestedMember[] {
  const api = useApi();
  const settled = useSettled(prefix, SETTLED_MS);
  const asked = prefix === undefined ? undefined : settled;
  const { data } = useQuery({
    ...api.profile.suggest.queryOptions({ prefix: asked ?? "" }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  });
  if (prefix === undefined || !data) return NOBODY;
  return data.filter((member) => isMeant(member, prefix));
}
