import { isRowId } from "./id";

/** How lists of posts may be ordered. */
export const SORTS = ["new", "top"] as const;

/** The times, up to now, that the best posts may be asked of. */
export const PERIODS = ["day", "week", "month", "year", "all"] as const;
export type Period = (typeof PERIODS)[number];

/** What an address says of a list of posts. */
export interface FeedSearch {
  sort?: "top" | undefined;
  period?: Period | undefined;
  cursor?: string | undefined;
}

/** A place in a list that is ordered by counts: below this count, or at it and below this id. */
export interface ListPlace {
  count: number;
  id: string;
  /** When the list's period began, in milliseconds; undefined where it has none. */
  start?: number | undefined;
}

/** A place as text, in which nobody should read; `readListCursor` does. */
export const listCursor = ({ count, id, start }: ListPlace) =>
  [count, id, ...(start === undefined ? [] : [start])].join(".");

/** The place that a text means; undefined when it means none. */
export function readListCursor(text: unknown): ListPlace | undefined {
  const [, count, id, start] = /^(\d{1,9})\.([^.]+)(?:\.(\d{1,13}))?$/.exec(String(text)) ?? [];
  return isRowId(id) ? { count: Number(count), id, start: start ? Number(start) : undefined } : undefined;
}

/** Reads an address: what is wrong or missing in it is left out, and the list begins at its start. */
export function feedSearch({ sort, period, cursor }: Record<string, unknown>): FeedSearch {
  const known = sort === "top" ? (PERIODS.find((name) => name === period) ?? "all") : undefined;
  const place = readListCursor(cursor);
  const isCursor = known ? place && (known === "all" || place.start !== undefined) : isRowId(cursor);
  return { sort: known && "top", period: known, cursor: isCursor ? String(cursor) : undefined };
}

/** What a list of posts is called: "Newest posts", "Older posts", "Top posts of the week". */
export function feedTitle({ sort, period, cursor }: FeedSearch): string {
  if (!sort) return cursor ? "Older posts" : "Newest posts";
  return `Top posts of ${period === "all" ? "all time" : `the ${period ?? ""}`}`;
}
