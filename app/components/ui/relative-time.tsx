import { exactTime, relativeTime } from "~/lib/dates";

/** "3 min", with the exact time in a tooltip and for machines. Server and browser may differ by a moment. */
export function RelativeTime({ date, className }: { date: Date; className?: string }) {
  return (
    <time
      className={className}
      dateTime={date.toISOString()}
      title={exactTime(date)}
      suppressHydrationWarning
    >
      {relativeTime(date, new Date())}
    </time>
  );
}
