import type { RegisteredRouter } from "@tanstack/react-router";

import { pressIn, showKeys, step } from "./key-acts";

/** Where a key was pressed, and the way to other pages. */
export interface Press {
  at: Element;
  router: RegisteredRouter;
}

interface SingleKey {
  /** As the browser names it. */
  key: string;
  /** What it does, for people. */
  does: string;
  /** Answers false where there was nothing to do: the key is then the browser's. */
  act: (press: Press) => boolean;
}

function search({ router }: Press): boolean {
  const box = document.querySelector<HTMLInputElement>('main input[name="q"]');
  box?.focus();
  box?.select();
  if (!box) void router.navigate({ to: "/search" });
  return true;
}

function write({ router }: Press): boolean {
  void router.navigate({ to: "/posts/new" });
  return true;
}

/** Every key that works by itself: what listens obeys this table, and the dialog shows it. */
export const SINGLE_KEYS: readonly { where: string; keys: readonly SingleKey[] }[] = [
  {
    where: "On every page",
    keys: [
      { key: "/", does: "Search", act: search },
      { key: "n", does: "Write a new post", act: write },
      { key: "?", does: "Show this list", act: showKeys },
    ],
  },
  {
    where: "In a list of posts or a discussion",
    keys: [
      { key: "j", does: "Next post or comment", act: ({ at }) => step(at, 1) },
      { key: "k", does: "Previous post or comment", act: ({ at }) => step(at, -1) },
    ],
  },
  {
    where: "At a comment",
    keys: [
      { key: "r", does: "Reply", act: ({ at }) => pressIn(at, "[data-reply]") },
      {
        key: "o",
        does: "Collapse its replies, or show them again",
        act: ({ at }) => pressIn(at, "[data-fold]"),
      },
    ],
  },
];
