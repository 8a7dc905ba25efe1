import type { Period } from "~/lib/feed";

import { idAt } from "~/lib/id";

const DAY = 86_400_000;
const DAYS = { day: 1, week: 7, month: 30, year: 365 };

/** When a period that ends at `now` began, both in milliseconds; undefined for all time. */
export const startOf = (period: Period, now: number) =>
  period === "all" ? undefined : now - DAYS[period] * DAY;

/** What the query of a period's best is asked with: its first day and month in UTC, as text. */
export function bucketsFrom(start: Date) {
  const [year, month, day] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
  const text = start.toISOString();
  return {
    start: text,
    floor: idAt(start),
    day: text.slice(0, 10),
    month: `${text.slice(0, 7)}-01`,
    /** How many days of the month there are after the first day. */
    days: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() - day,
  };
}
