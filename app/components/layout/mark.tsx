/** The name mark: a wax seal with a P drawn as a post horn, and the site’s name beside it. */
export function Mark({ name }: { name: string }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 32 32" className="size-7 shrink-0" aria-hidden>
        <circle cx="16" cy="16" r="15" className="fill-accent" />
        <path
          d="M12.2 23.5V12.2a4.1 4.1 0 0 1 4.1-4.1h.6a4.6 4.6 0 0 1 0 9.2h-2.1"
          fill="none"
          className="stroke-on-accent"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </svg>
      <span className="line-clamp-2 font-serif text-lg/6 font-semibold tracking-tight [overflow-wrap:anywhere]">
        {name}
      </span>
    </span>
  );
}
