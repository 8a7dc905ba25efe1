const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SHORT_DATE = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
const LONG_DATE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const EXACT = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/**
 * How long ago, as one says it: "now", "3 min", "5 h", "yesterday", "12 March", "12 March 2024".
 * Days are counted in UTC, so that server and browser say the same.
 */
export function relativeTime(date: Date, now: Date): string {
  const age = now.getTime() - date.getTime();
  if (age < MINUTE) return "now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  const days = Math.floor(now.getTime() / DAY) - Math.floor(date.getTime() / DAY);
  if (days === 0) return `${Math.floor(age / HOUR)} h`;
  if (days === 1) return "yesterday";
  if (days < 7) return `${days} days`;
  return date.getUTCFullYear() === now.getUTCFullYear() ? SHORT_DATE.format(date) : LONG_DATE.format(date);
}

/** The same after a verb: "now", "3 min ago", "yesterday", "on 12 March". */
export function timeAfterVerb(date: Date, now: Date): string {
  const time = relativeTime(date, now);
  if (/^\d+ (min|h|days)$/.test(time)) return `${time} ago`;
  return /^\d/.test(time) ? `on ${time}` : time;
}

/** The day in UTC, with its year: "12 March 2027". */
export const calendarDate = (date: Date) => LONG_DATE.format(date);

/** The full date and time in UTC, for a tooltip. */
export function exactTime(date: Date): string {
  return `${EXACT.format(date)} UTC`;
}
