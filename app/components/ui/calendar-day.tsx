import { calendarDate, exactTime } from "~/lib/dates";

/** "12 March 2027", with the exact time in a tooltip and for machines. */
export function CalendarDay({ date }: { date: Date }) {
  return (
    <time dateTime={date.toISOString()} title={exactTime(date)}>
      {calendarDate(date)}
    </time>
  );
}
