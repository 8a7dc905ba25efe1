import { exactTime, relativeTime, timeAfterVerb } from "~/lib/dates";

interface RelativeTimeProps {
  date: Date;
  /** Whether it ends a phrase: "edited 3 min ago". */
  afterVerb?: boolean;
  className?: string;
}

/** "3 min", with the exact time in a tooltip and for machines. Server and browser may differ by a moment. */
export function RelativeTime({ date, afterVerb = false, className }: RelativeTimeProps) {
  return (
    <time
      className={className}
      dateTime={date.toISOString()}
      title={exactTime(date)}
      suppressHydrationWarning
    >
      {(afterVerb ? timeAfterVerb : relativeTime)(date, new Date())}
    </time>
  );
}
