const CLOCK = { hour: "2-digit", minute: "2-digit" } as const;
const DAY = { day: "numeric", month: "long" } as const;

/** "10:42" today, else "12 March": by the clock of the one who reads, so for the browser alone. */
export function draftTime(at: Date, now = new Date()): string {
  const isToday = at.toDateString() === now.toDateString();
  return new Intl.DateTimeFormat("en-GB", isToday ? CLOCK : DAY).format(at);
}
