import type { RouterOutputs } from "~/trpc/types";

export type ThreadPage = RouterOutputs["comment"]["list"];
export type ThreadComment = ThreadPage["items"][number];

/** A comment and what was answered to it. */
export interface Branch {
  comment: ThreadComment;
  parent: ThreadComment | undefined;
  replies: Branch[];
  /** How many comments there are below it, on all levels. */
  size: number;
}

/** Puts comments in reading order under what they answer; those whose parent is not there come first of all. */
export function branchesOf(comments: readonly ThreadComment[]): Branch[] {
  const roots: Branch[] = [];
  const known = new Map<string, Branch>();
  for (const comment of comments) {
    if (known.has(comment.id)) continue;
    const above = comment.parentId === null ? undefined : known.get(comment.parentId);
    const branch = { comment, parent: above?.comment, replies: [], size: 0 };
    known.set(comment.id, branch);
    (above?.replies ?? roots).push(branch);
    for (let next = above; next; next = next.parent && known.get(next.parent.id)) next.size += 1;
  }
  return roots;
}

/** The element of a comment on its page. */
export const anchorOf = (id: string) => `comment-${id}`;
