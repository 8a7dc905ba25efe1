import type { Database } from "../db/client";

import { listCursor, readListCursor, type ListPlace, type Period } from "~/lib/feed";
import { isRowId } from "~/lib/id";
import { listPosts } from "./feed";
import { startOf } from "./period";

type Order = "new" | Period;

/** The place in a list that a cursor means; undefined when it means none. */
export function placeIn(order: Order, cursor: string): Partial<ListPlace> | undefined {
  if (order === "new") return isRowId(cursor) ? { id: cursor } : undefined;
  const place = readListCursor(cursor);
  const isWhole = order === "all" || place?.start !== undefined;
  return isWhole ? place : undefined;
}

interface PageOptions {
  order: Order;
  limit: number;
  /** The last post already seen; without one, the page is the first. */
  place: Partial<ListPlace>;
  tag?: string | undefined;
  author?: string | undefined;
}

/**
 * A page of posts and the cursor of the next one, null at the end. Later pages are of the period
 * that the first was asked for in: time does not move them.
 */
export async function postPage(db: Database, { order, limit, place, tag, author }: PageOptions) {
  const start = order === "new" ? undefined : (place.start ?? startOf(order, Date.now()));
  const rows = await listPosts(db, {
    rows: limit + 1,
    order,
    before: place.id,
    count: place.count,
    start: new Date(start ?? 0),
    tag,
    author,
  });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const cursor =
    last && (order === "new" ? last.id : listCursor({ ...last, count: last.reactionCount, start }));
  return { items, nextCursor: cursor ?? null };
}
