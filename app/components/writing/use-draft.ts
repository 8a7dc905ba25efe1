/** What is being written. A comment has neither title nor tags. */
export interface DraftText {
  title: string;
  content: string;
  tags: string[];
}

/** What a draft is for: something new, a change of a post or comment, a reply. */
export type DraftTarget =
  | `new-post:${string}`
  | `post:${string}`
  | `comment:${string}`
  | `reply-to-post:${string}`
  | `reply-to-comment:${string}`;

export interface DraftHandle {
  /** Goes with what is published, which removes the draft. Undefined until something was kept. */
  id: string | undefined;
  /** What was kept of it before: the form begins with this. */
  restored: DraftText | undefined;
  /** Keeps what stands in the form now, soon. */
  change: (text: DraftText) => void;
  /** After publishing: nothing is kept any more, here or on the server. */
  forget: () => void;
}

/** Keeps what is being written, on the server and, without a network, on this device. */
export function useDraft(_options: { target: DraftTarget; baseVersion?: number | undefined }): DraftHandle {
  return { id: undefined, restored: undefined, change: () => undefined, forget: () => undefined };
}
