import type { InfiniteData } from "@tanstack/react-query";
import type { ThreadComment, ThreadPage } from "./tree";

import { endsSegment } from "~/lib/thread";

/** The pages of a thread that were loaded. */
type Pages = InfiniteData<ThreadPage, string | null>;

const withItems = (data: Pages, change: (items: ThreadComment[]) => ThreadComment[]): Pages => ({
  ...data,
  pages: data.pages.map((page) => ({
    ...page,
    items: change(page.items),
    ancestors: change(page.ancestors),
  })),
});

/** With a new comment in its place. The pages as they were where that is not loaded, or holds it already. */
export function withAdded(data: Pages, comment: ThreadComment): Pages {
  const all = data.pages.flatMap(({ items }) => items);
  if (all.some(({ id }) => id === comment.id)) return data;
  const at = placeIn(all, comment, data.pages.at(-1)?.nextCursor ?? null);
  if (at === undefined) return data;
  const parent = all.find(({ id }) => id === comment.parentId);
  // Its place is on the page that continues the thread; on that page itself the parent comes first.
  if (parent && endsSegment(parent.depth) && parent !== all[0]) {
    return withChanged(data, { ...parent, continues: true });
  }
  let start = 0;
  const isLast = (page: ThreadPage) => page === data.pages.at(-1);
  let isPlaced = false;
  return {
    ...data,
    pages: data.pages.map((page) => {
      const within = at - start;
      start += page.items.length;
      if (isPlaced || within > page.items.length || (within === page.items.length && !isLast(page)))
        return page;
      isPlaced = true;
      return { ...page, items: page.items.toSpliced(within, 0, comment) };
    }),
  };
}

/** Where among all loaded ones a new comment stands: after the last reply to what it answers. */
function placeIn(all: ThreadComment[], { parentId }: ThreadComment, nextCursor: string | null) {
  if (parentId === null) return nextCursor === null ? all.length : undefined;
  const above = all.findIndex(({ id }) => id === parentId);
  const parent = all[above];
  if (!parent) return undefined;
  const after = all.findIndex(({ depth }, at) => at > above && depth <= parent.depth);
  return after === -1 ? all.length : after;
}

/** With a comment as it is now. */
export const withChanged = (data: Pages, comment: ThreadComment): Pages =>
  withItems(data, (items) => items.map((one) => (one.id === comment.id ? { ...one, ...comment } : one)));

/** Without what was removed; where nothing was, the comment's place is left. */
export function withDeleted(data: Pages, { id, removed }: { id: string; removed: string[] }): Pages {
  const gone = new Set(removed);
  return withItems(data, (items) =>
    items
      .filter((one) => !gone.has(one.id))
      .map((one) =>
        one.id === id
          ? { ...one, deleted: true, html: "", author: null, reactionCount: 0, reacted: false }
          : one,
      ),
  );
}
