import { createContext, use, type ReactNode } from "react";

import type { Actor } from "~/lib/permissions";
import type { ThreadComment } from "./tree";

/** The form that is open in place: one at a time. */
export interface OpenForm {
  kind: "reply" | "edit";
  id: string;
}

/** What everything in a thread shares. */
export interface ThreadState {
  postId: string;
  /** Null for a guest. */
  viewer: Actor | null;
  form: OpenForm | null;
  openForm: (form: OpenForm | null) => void;
  folded: ReadonlySet<string>;
  fold: (id: string) => void;
  /** Says something aloud, and puts the focus on an element once it is there. */
  say: (words: string, focus?: string) => void;
  /** The reaction to a comment. */
  renderReaction: ((comment: ThreadComment) => ReactNode) | undefined;
  /** More for the menu of a comment whom the viewer may change. */
  renderActions: ((comment: ThreadComment) => ReactNode) | undefined;
}

export const ThreadContext = createContext<ThreadState | null>(null);

/** @throws {Error} outside of a thread */
export function useThreadState(): ThreadState {
  const state = use(ThreadContext);
  if (!state) throw new Error("There is no thread around this.");
  return state;
}

/** Where the focus goes when what had it is gone. */
export const STATUS = "thread-status";
